"""Fits what tells whether mentions in different reports are one event, and says how good it is on topics left out.

    python -m training.fusion [--write]

ECB+ is cut into three parts by topic; each is clustered whole, all its topics together, by weights that saw the other two.
``--write`` puts weights that saw all three into the package. scikit-learn grows the trees; the turn of the states is a
linear discriminant analysis whose classes are the events.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from dragoman.record.mention_clusters import group_mentions
from dragoman.record.mention_features import COLUMNS, Mentions, columns, mentions_of, pairs_of
from dragoman.record.mention_scores import PATH, MentionWeights, turned
from dragoman.record.mention_words import MentionWords, mention_words, report_words
from dragoman.record.report_likeness import Background, Table
from dragoman.types.word_reader import ReadWords, WordReader, provided
from evaluation.corpora import corpora
from evaluation.event_scores import event_scores
from training.ecbplus import EcbPlus, read_ecbplus

PARTS = 3
AXES, PULL = 128, 1.0  # of the discriminant analysis: how many axes are kept, how far the spread within is evened out
NEGATIVES, FORESTS = 60_000, 3
RARE = 3  # a word that fewer reports have is as rare as one that none has
TREES = {"max_iter": 120, "learning_rate": 0.08, "max_leaf_nodes": 16, "min_samples_leaf": 80, "l2_regularization": 3.0}
LEAST = 0.45  # chosen in cross-validation among 0.3 … 0.55

Floats = NDArray[np.float64]
Meaning = Callable[[str], Table]


@dataclass(frozen=True)
class Part:
    """The mentions of some topics with their events, as read."""

    reports: list[list[ReadWords]]
    told: list[MentionWords]
    events: list[str]
    topics: list[str]  # of each report

    def mentions(self, meaning: Meaning, background: Background) -> Mentions:
        return mentions_of(self.reports, self.told, meaning, background)

    def by_topic(self) -> list[Part]:
        """Each topic for itself: what is compared may also be a few reports."""
        return [self._of(topic) for topic in dict.fromkeys(self.topics)]

    def _of(self, topic: str) -> Part:
        kept = [number for number, other in enumerate(self.topics) if other == topic]
        place = {number: index for index, number in enumerate(kept)}
        rows = [(m, e) for m, e in zip(self.told, self.events, strict=True) if m.report in place]
        told = [replace(m, report=place[m.report]) for m, _ in rows]
        return Part([self.reports[number] for number in kept], told, [e for _, e in rows], [topic] * len(kept))


def parts_of(corpus: EcbPlus, reader: WordReader, count: int = PARTS) -> list[Part]:
    topics = corpus.topics
    return [_part(corpus.part(frozenset(topics[number::count])), reader) for number in range(count)]


def _part(corpus: EcbPlus, reader: WordReader) -> Part:
    names = {name: number for number, name in enumerate(corpus.documents)}
    reports = [[reader.read(row) for row in rows] for rows in corpus.documents.values()]
    told = [mention_words(names[m.document], m.sentence, reports[names[m.document]][m.sentence], m.words) for m in corpus.mentions]
    return Part(reports, told, [m.event for m in corpus.mentions], [name.split("_")[0] for name in names])


def background_of(parts: Sequence[Part]) -> Background:
    """How many of the reports of these parts have each word that is not rare."""
    reports = [report for part in parts for report in part.reports]
    counts = Counter(word for report in reports for word in set(report_words(report)))
    return Background(len(reports), {word: count for word, count in sorted(counts.items()) if count >= RARE})


def states_of(parts: Sequence[Part], meaning: Meaning) -> Floats:
    """(mentions, 1152)"""
    return np.concatenate([part.mentions(meaning, Background(0, {})).states for part in parts]).astype(np.float64)


def turn_of(parts: Sequence[Part], meaning: Meaning) -> tuple[Floats, Floats]:
    """Centre (1152,) and axes (1152, AXES) on which mentions of one event lie close and others apart."""
    states = states_of(parts, meaning)
    centre = states.mean(axis=0)
    states -= centre
    members: dict[tuple[int, str], list[int]] = defaultdict(list)
    for row, key in enumerate((number, event) for number, part in enumerate(parts) for event in part.events):
        members[key].append(row)
    told = [rows for rows in members.values() if len(rows) > 1]
    apart = np.concatenate([(states[rows] - states[rows].mean(axis=0)) / len(rows) ** 0.25 for rows in told])
    within = apart.T @ apart / len(apart)
    within += PULL * np.trace(within) / len(within) * np.eye(len(within))
    spread, axes = np.linalg.eigh(within)
    whitened = axes / np.sqrt(spread)
    _, best = np.linalg.eigh(whitened.T @ (states.T @ states / len(states)) @ whitened)
    return centre, whitened @ best[:, ::-1][:, :AXES]


def rows_of(part: Part, others: Sequence[Part], meaning: Meaning) -> tuple[Table, NDArray[np.bool_]]:
    """The columns of the candidates of a part, by what the ``others`` taught, and whether each is one event: of all its
    topics together, and of each for itself."""
    weights = _weights([], turn_of(others, meaning), background_of(others), "")
    rows = [_rows(some, weights, meaning) for some in (part, *part.by_topic())]
    return np.concatenate([values for values, _ in rows]), np.concatenate([same for _, same in rows])


def _rows(part: Part, weights: MentionWeights, meaning: Meaning) -> tuple[Table, NDArray[np.bool_]]:
    mentions = part.mentions(meaning, weights.background)
    first, second = pairs_of(mentions)
    events = np.unique(part.events, return_inverse=True)[1]
    return columns(mentions, turned(mentions.states, weights), first, second), events[first] == events[second]


def fitted(parts: Sequence[Part], reader: WordReader) -> MentionWeights:
    """Weights that fit these parts. Each part is seen through what the others taught, as a new text is."""
    rows = [rows_of(part, [other for other in parts if other is not part], reader.meaning) for part in parts]
    values, same = np.concatenate([v for v, _ in rows]), np.concatenate([s for _, s in rows])
    forests = [_forest(values, same, seed) for seed in range(FORESTS)]
    return _weights(forests, turn_of(parts, reader.meaning), background_of(parts), reader.model)


def _forest(values: Table, same: NDArray[np.bool_], seed: int) -> HistGradientBoostingClassifier:
    """Trees grown on all pairs of one event and a draw of the others, which count for all of them."""
    negative = np.flatnonzero(~same)
    drawn = np.random.default_rng(seed).choice(negative, min(NEGATIVES, len(negative)), replace=False)
    chosen = np.concatenate([np.flatnonzero(same), drawn])
    weight = np.where(same[chosen], 1.0, len(negative) / len(drawn))
    forest = HistGradientBoostingClassifier(**TREES, random_state=seed)
    return forest.fit(values[chosen], same[chosen], sample_weight=weight)


def _weights(
    forests: Sequence[Any], turn: tuple[Floats, Floats], background: Background, model: str
) -> MentionWeights:
    """The trees of all forests as one table; their log odds are averaged."""
    trees = [tree[0].nodes for forest in forests for tree in forest._predictors]
    size = max((len(nodes) for nodes in trees), default=1)
    table = {name: np.zeros((len(trees), size)) for name in ("feature_idx", "num_threshold", "left", "right", "value")}
    leaf = np.ones((len(trees), size), dtype=np.int64)
    for number, nodes in enumerate(trees):
        for name, rows in table.items():
            rows[number, : len(nodes)] = nodes[name]
        leaf[number, : len(nodes)] = nodes["is_leaf"]
    table["value"] *= leaf / max(len(forests), 1)
    base = np.mean([forest._baseline_prediction for forest in forests]) if forests else 0.0
    whole = {name: table[name].astype(np.int64) for name in ("feature_idx", "left", "right")}
    real = {name: table[name].astype(np.float32) for name in ("num_threshold", "value")}
    return MentionWeights(
        whole["feature_idx"], real["num_threshold"], whole["left"], whole["right"], real["value"], leaf,
        np.float32(base), turn[0].astype(np.float16).astype(np.float32), turn[1].astype(np.float16).astype(np.float32),
        np.float32(LEAST), np.int64(background.reports), np.array(list(background.counts.values()), dtype=np.int64),
        tuple(background.counts), model, COLUMNS,
    )  # fmt: skip


def write(weights: MentionWeights, path: Path = PATH) -> None:
    """Small types: whole numbers in a byte, the turn in half precision."""
    arrays = {name: np.asarray(value) for name, value in asdict(weights).items()}
    small = {name: arrays[name].astype(np.uint8) for name in ("column", "left", "right", "leaf")}
    half = {name: arrays[name].astype(np.float16) for name in ("centre", "turn")}
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        np.savez_compressed(file, **{**arrays, **small, **half})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    options = parser.parse_args()
    reader = provided()
    parts = parts_of(read_ecbplus(corpora()), reader)
    figures = []
    for part in parts:
        weights = fitted([other for other in parts if other is not part], reader)
        figures.append(event_scores(part.events, group_mentions(part.mentions(reader.meaning, weights.background), weights)))
        print(" ".join(f"{name} {value:.1f}" for name, value in figures[-1].items()), flush=True)
        alone = [event_scores(t.events, group_mentions(t.mentions(reader.meaning, weights.background), weights)) for t in part.by_topic()]
        print(f"each topic by itself, mean: CoNLL F1 {np.mean([f['CoNLL F1'] for f in alone]):.1f}", flush=True)
    print("mean: " + " ".join(f"{name} {np.mean([f[name] for f in figures]):.2f}" for name in figures[0]))
    if options.write:
        write(fitted(parts, reader))


if __name__ == "__main__":
    main()
