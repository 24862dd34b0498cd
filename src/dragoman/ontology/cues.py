"""The cues of claims: which words bring in what somebody says, believes or judges, and where its parties stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import Any, Literal, get_args

import yaml

from dragoman.errors import CodebookError
from dragoman.ontology.inflection import plural, verb_forms
from dragoman.types.record import Stance

CuePos = Literal["verb", "noun", "adjective", "preposition"]
FIELDS = {"pos", "stance", "speaker", "against", "content", "hedge", "belief", "words"}
NECESSARY = {"auxiliaries", "verbs", "adjectives"}
UPOS: Mapping[str, CuePos] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its words, its stance, and the slots of its speaker, its target and what is said.

    ``companion`` is a second word that must depend on the first ("out" of "point out"); ``hedge`` is 0…1, how little
    the cue says about whether it is so; ``belief`` marks what somebody thinks, not what he says.
    """

    lemma: str
    companion: str | None
    pos: CuePos
    stance: Stance
    speaker: tuple[str, ...]
    against: tuple[str, ...]
    content: tuple[str, ...]
    hedge: float = 0.0
    belief: bool = False


@dataclass(frozen=True)
class CueLexicon:
    """All cues, with the words inside what is said that sharpen a stance or hedge it."""

    cues: tuple[Cue, ...]
    lends: frozenset[str]
    receives: frozenset[str]
    voices: frozenset[str]
    evaluations: Mapping[str, Stance]
    reproaches: frozenset[str]
    obligations: Mapping[str, frozenset[str]]
    hedges: Mapping[str, float]
    verdicts: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls) -> CueLexicon:
        """The lexicon of the package; raises CodebookError where it does not follow its schema."""
        text = resources.files("dragoman.ontology").joinpath("data/cues.yaml").read_text(encoding="utf-8")
        return cls.parse(text)

    @classmethod
    def parse(cls, text: str) -> CueLexicon:
        """A lexicon from YAML; raises CodebookError."""
        data = yaml.safe_load(text)
        if not isinstance(data, dict) or set(data) != {
            "groups", "light_verbs", "voices", "evaluations", "reproaches", "obligations", "hedges", "verdicts",
        }:  # fmt: skip
            raise CodebookError(
                "cues: expected groups, light_verbs, voices, evaluations, reproaches, obligations, hedges and verdicts"
            )
        light, obligations = data["light_verbs"], data["obligations"]
        if set(light) != {"active", "passive"} or set(obligations) != NECESSARY:
            raise CodebookError("cues: light_verbs are active and passive; obligations " + ", ".join(sorted(NECESSARY)))
        if set(data["verdicts"]) != {"so", "not_so"}:
            raise CodebookError("cues: verdicts are so and not_so")
        return cls(
            cues=tuple(cue for group in data["groups"] for cue in _cues(group)),
            lends=frozenset(light["active"]),
            receives=frozenset(light["passive"]),
            voices=frozenset(data["voices"]),
            evaluations={word: _stance(stance) for stance, words in data["evaluations"].items() for word in words},
            reproaches=frozenset(data["reproaches"]),
            obligations={kind: frozenset(words) for kind, words in obligations.items()},
            verdicts={kind: frozenset(words) for kind, words in data["verdicts"].items()},
            hedges={word: _share(strength) for strength, words in data["hedges"].items() for word in words},
        )

    @cached_property
    def _index(self) -> Mapping[tuple[CuePos, str], tuple[Cue, ...]]:
        index: dict[tuple[CuePos, str], list[Cue]] = {}
        for cue in self.cues:
            index.setdefault((cue.pos, cue.lemma), []).append(cue)
        # A cue with a companion says more than the bare word, so it is tried first.
        return {key: tuple(sorted(cues, key=lambda cue: cue.companion is None)) for key, cues in index.items()}

    @cached_property
    def _lemmas(self) -> Mapping[tuple[CuePos, str], str]:
        """Inflected form → lemma of a cue; a form that two lemmas share goes to the first in the alphabet."""
        lemmas: dict[tuple[CuePos, str], str] = {}
        for pos, lemma in sorted(self._index):
            forms = verb_forms(lemma) if pos == "verb" else {plural(lemma)} if pos == "noun" else set[str]()
            for form in sorted(forms):
                lemmas.setdefault((pos, form), lemma)
        return lemmas

    def by_lemma(self, upos: str, lemma: str, form: str = "") -> tuple[Cue, ...]:
        """The cues of a word, those with a companion first, else in the order of the file.

        ``form`` is the word as it stands: it helps where the lemmatiser does not know the word.
        """
        pos = UPOS.get(upos)
        if pos is None:
            return ()
        known = self._index.get((pos, lemma.lower()))
        return known or self._index.get((pos, self._lemmas.get((pos, form.lower()), "")), ())

    @cached_property
    def _reproach_forms(self) -> frozenset[str]:
        return frozenset(form for verb in self.reproaches for form in verb_forms(verb))

    def is_reproach(self, lemma: str, form: str) -> bool:
        """Whether a verb names a deed that is a reproach, by its lemma or by its form."""
        return lemma.lower() in self.reproaches or form.lower() in self._reproach_forms

    def prepositions(self) -> tuple[Cue, ...]:
        return tuple(cue for cue in self.cues if cue.pos == "preposition")


def _stance(value: object) -> Stance:
    if value not in get_args(Stance):
        raise CodebookError(f"cues: {value!r} is no stance; use one of {', '.join(get_args(Stance))}")
    return value  # type: ignore[return-value]  # checked above


def _share(value: object) -> float:
    share = float(str(value))
    if not 0 <= share <= 1:
        raise CodebookError(f"cues: a hedge lies between 0 and 1, not {share}")
    return share


def _cues(group: Mapping[str, Any]) -> Iterator[Cue]:
    unknown = set(group) - FIELDS
    if unknown or not {"pos", "stance", "content", "words"} <= set(group):
        raise CodebookError(f"cues: a group needs pos, stance, content and words; unknown: {sorted(unknown)}")
    if group["pos"] not in get_args(CuePos):
        raise CodebookError(f"cues: {group['pos']!r} is no part of speech of a cue")
    hedge = _share(group.get("hedge", 0.0))
    for word in (w for field in ("words", "content", "speaker", "against") for w in group.get(field, ())):
        if not isinstance(word, str):  # YAML reads on, no and false as truth values
            raise CodebookError(f"cues: {word!r} is no word; quote it")
    for words in group["words"]:
        lemma, _, companion = words.partition(" ")
        yield Cue(
            lemma=lemma,
            companion=companion or None,
            pos=group["pos"],
            stance=_stance(group["stance"]),
            speaker=tuple(group.get("speaker", ("subj",))),
            against=tuple(group.get("against", ())),
            content=tuple(group["content"]),
            hedge=hedge,
            belief=bool(group.get("belief", False)),
        )
