"""Fits a codebook of the user's own: a linear scorer a type, by regularised least squares over the words of sentences.

The word that an example marks (or its main verb) is wanted; unwanted are its other words, the words of near-misses and of
other types' examples, and those of the package's neutral sentences. Least squares give every leave-one-out score
exactly, without fitting again, so the report can say what the scorer would have made of each sentence unseen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.analyser import Analyser
from dragoman.analysis.own_words import Features, event_words, named_words
from dragoman.analysis.threads import one_thread
from dragoman.errors import CodebookError
from dragoman.ontology.fitted import DIGITS, FittedCodebook, FittedType
from dragoman.ontology.own_codebook import Example, OwnCodebook, OwnType
from dragoman.types.analysis import ROOT, Analysis, Sentence
from dragoman.types.document import Document
from dragoman.types.fit import FitReport, FitSentence

RIDGE = 0.2  # this, NEAR_MISS_MASS and the threshold were chosen on the tuning half of evaluation/own_codebook.py
MASS = 100.0  # what all wanted words weigh together, and all unwanted ones besides
NEAR_MISS_MASS = 30.0  # what those of near-misses weigh together
Rows = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A word that may tell an event: of which sentence (its number among all), and whether the sentence says it does."""

    sentence: int
    lemma: str
    example: Example | None
    tells: bool


@dataclass(frozen=True)
class Material:
    """All rows of a codebook's sentences and of the neutral ones, with their features."""

    rows: tuple[Row, ...]
    features: Rows

    def over(self, scores: Rows, threshold: float) -> frozenset[int]:
        """The sentences of which any word scores so much."""
        return frozenset(row.sentence for row, score in zip(self.rows, scores, strict=True) if score >= threshold)

def fit(analyser: Analyser, codebook: OwnCodebook) -> tuple[FittedCodebook, tuple[FitReport, ...]]:
    """The fitted codebook, and what to think of it. Raises CodebookError where an example cannot be learnt from."""
    material = _material(analyser, codebook)
    with one_thread():
        fitted = [_fit(kind, material) for kind in codebook.types]
    types = tuple(each for each, _ in fitted)
    return FittedCodebook(codebook.name, analyser.model, types), tuple(report for _, report in fitted)


def neutral_sentences() -> tuple[str, ...]:
    """The package's sentences of news that tell other things."""
    text = files("dragoman.ontology").joinpath("data", "neutral_sentences.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _material(analyser: Analyser, codebook: OwnCodebook) -> Material:
    rows: list[Row] = []
    features: list[Rows] = []
    told: list[tuple[str, Example | None]] = [(e.text, e) for e in codebook.examples]
    told += [(text, None) for text in neutral_sentences()]
    for number, (text, example) in enumerate(told):
        analysis = analyser.analyse(Document("example", text), coreference=False)
        if example is not None and len(analysis.sentences) != 1:
            raise _fault(codebook, example, f"it reads as {len(analysis.sentences)} sentences; write one")
        for sentence in analysis.sentences:
            words = event_words(sentence)
            event = _event(sentence, words, example, codebook) if example is not None and example.told else None
            rows += [Row(number, sentence.tokens[w].lemma.lower(), example, w == event) for w in words]
            if words:
                features.append(_features(analyser, analysis, sentence, words))
    return Material(tuple(rows), np.concatenate(features))


def _features(analyser: Analyser, analysis: Analysis, sentence: Sentence, words: Sequence[int]) -> Rows:
    return Features(analyser.vectors).rows(sentence, words, named_words(sentence, analysis.entities))


def _event(sentence: Sentence, words: Sequence[int], example: Example, codebook: OwnCodebook) -> int:
    """The token that tells the event: the marked word, else the main verb below what only reports it."""
    if example.event is not None:
        found = [w for w in words if sentence.tokens[w].text == example.event]
        if not found:
            choice = ", ".join(sentence.tokens[w].text for w in words) or "none"
            raise _fault(codebook, example, f"event {example.event!r} is no verb or noun that can tell it here; there is {choice}")
        return found[0]
    main = _main(sentence)
    if main not in words:
        raise _fault(
            codebook, example,
            f"its main word {sentence.tokens[main].text!r} is no verb or noun; write it as «- text: …» with «event: WORD»",
        )  # fmt: skip
    return main


def _main(sentence: Sentence) -> int:
    """The root, or what the root only says of: "officials said that Peru had deported …"."""
    word = sentence.root
    for _ in sentence.tokens:
        below = sentence.dependents(word, "ccomp")
        if not below or sentence.tokens[below[0]].head == ROOT:
            break
        word = below[0]
    return word


def _fault(codebook: OwnCodebook, example: Example, text: str) -> CodebookError:
    return CodebookError(f"{codebook.file}, line {example.line}: «{example.text}»: {text}")


def _fit(kind: OwnType, material: Material) -> tuple[FittedType, FitReport]:
    """A type's scorer, and what it makes of every sentence unseen."""
    wanted = np.array([row.tells and row.example is not None and row.example.kind == kind.name for row in material.rows])
    events = tuple(dict.fromkeys(row.lemma for row, yes in zip(material.rows, wanted, strict=True) if yes))
    near = np.array([row.example is not None and not row.example.told for row in material.rows])
    mass = _share(wanted, MASS) + _share(near, NEAR_MISS_MASS) + _share(~wanted & ~near, MASS)
    solution, unseen = least_squares(material.features, wanted.astype(np.float64), mass)
    rounded = np.round(solution, DIGITS)
    fitted = FittedType(kind, rounded[:-1].astype(np.float32), float(rounded[-1]))
    scores = material.features @ rounded[:-1] + rounded[-1]
    return fitted, _report(kind, material, events, wanted, scores, unseen)


def _share(rows: NDArray[np.bool_], mass: float) -> Rows:
    """A mass shared among rows; nothing for the others."""
    return np.where(rows, mass / max(int(rows.sum()), 1), 0.0)


def least_squares(features: Rows, wanted: Rows, mass: Rows) -> tuple[Rows, Rows]:
    """Weights with the bias last, and for each row the score that it would have had, had it been left out."""
    rows = np.hstack([features, np.ones((len(features), 1))])
    normal = (rows.T * mass) @ rows
    normal[np.arange(features.shape[1]), np.arange(features.shape[1])] += RIDGE
    inverse = np.linalg.inv(normal)
    solution = inverse @ (rows.T @ (mass * wanted))
    leverage = ((rows @ inverse) * rows).sum(axis=1) * mass
    return solution, (rows @ solution - leverage * wanted) / (1 - leverage)


def _report(
    kind: OwnType, material: Material, events: tuple[str, ...], wanted: NDArray[np.bool_], scores: Rows, unseen: Rows
) -> FitReport:
    told = [row.example for row, yes in zip(material.rows, wanted, strict=True) if yes and row.example is not None]
    found, found_unseen = scores[wanted] >= kind.threshold, unseen[wanted] >= kind.threshold
    sentences = {row.sentence: row.example for row in material.rows}
    near = {s: e for s, e in sentences.items() if e is not None and not e.told and e.kind == kind.name}
    neutral = {s for s, e in sentences.items() if e is None}
    taken, taken_unseen = material.over(scores, kind.threshold), material.over(unseen, kind.threshold)
    return FitReport(
        type=kind.name,
        events=events,
        examples=len(told),
        missed=tuple(FitSentence(e.line, e.text) for e, hit in zip(told, found, strict=True) if not hit),
        unseen_missed=int((~found_unseen).sum()),
        near_misses=len(near),
        taken=tuple(FitSentence(e.line, e.text) for s, e in near.items() if s in taken),
        unseen_taken=len(taken_unseen & near.keys()),
        neutral=len(neutral),
        neutral_taken=len(taken & neutral),
        unseen_neutral_taken=len(taken_unseen & neutral),
    )
