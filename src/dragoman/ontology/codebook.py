"""The PLOVER codebook as values: event types, contexts, the predicates that name them, and light verbs.

The data lie in ``data/codebook`` and are read and checked by :mod:`dragoman.ontology.codebook_reader`; the schema is
written at the head of each file. Source of types, modes and scores: the PLOVER manual of 2021; the wording is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

PartOfSpeech = Literal["verb", "noun", "adj"]
Strength = Literal["strong", "weak"]
Effect = Literal[
    "happened", "ongoing", "planned", "proposed", "ended", "cancelled", "averted", "rejected", "denied",
]  # fmt: skip
Subject = Literal["actor", "recipient", "none"]
ContentParty = Literal["actor", "recipient"]

DEFAULT_PATH = Path(__file__).parent / "data" / "codebook"


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of a type was done; ``score`` is None where the manual prints none (the type's score holds)."""

    name: str
    score: float | None
    definition: str


@dataclass(frozen=True, slots=True)
class Coding:
    """A type, or a type with a mode, as the outcome of a rule."""

    type: str
    mode: str | None = None

    @property
    def label(self) -> str:
        """``TYPE`` or ``TYPE/mode``."""
        return f"{self.type}/{self.mode}" if self.mode else self.type


@dataclass(frozen=True)
class EventType:
    """One of the 16 types with the rules that go with it (fields as in ``types.yaml``)."""

    name: str
    quad: str
    score: float
    definition: str
    symmetric: bool
    needs_recipient: bool
    modes: tuple[Mode, ...]
    decides: tuple[str, ...]
    planned_as: str | None
    ended_as: Coding | None
    cancelled_as: Coding | None
    refused_as: Coding | None
    content_modes: Mapping[str, str]
    content_types: Mapping[str, str]
    content_party: ContentParty | None

    def mode(self, name: str) -> Mode | None:
        return next((mode for mode in self.modes if mode.name == name), None)

    def score_of(self, mode: str | None) -> float:
        """The conflict–cooperation score of an event of this type in this mode."""
        found = self.mode(mode) if mode else None
        return self.score if found is None or found.score is None else found.score

    def content_mode(self, content: Coding | None) -> str | None:
        """The mode of a speech act by what is spoken of; None where the codebook names none."""
        if content is None:
            return None
        keys = (f"{content.type}/{content.mode}", content.type, "default")
        return next((self.content_modes[key] for key in keys if key in self.content_modes), None)


@dataclass(frozen=True)
class Context:
    """Why an event happened: ``cues`` speak for the context alone, ``hints`` only together with others."""

    name: str
    definition: str
    cues: tuple[str, ...]
    hints: tuple[str, ...]
    implied_by: tuple[Coding, ...]


@dataclass(frozen=True)
class Predicate:
    """A word that names an event of a type, with its argument frame (fields as in the ``predicates`` files).

    ``fixed_object`` and ``oblique`` are parts of a multi-word entry ("open fire on" -> "fire", "take into custody" ->
    ("into", "custody")). ``object`` is asked of the noun in ``object_slot``: "obj", or the preposition the entry ends
    in ("participate in" + object: [summit]); of a noun predicate, of its of-phrase or compound. Empty sets do not
    constrain.
    """

    type: str
    pos: PartOfSpeech
    lemma: str
    particle: str | None = None
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    third: tuple[str, ...] = ()
    symmetric: bool = False
    fixed_object: str | None = None
    object: frozenset[str] = frozenset()
    object_slot: str = "obj"
    not_object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    preposition: frozenset[str] = frozenset()
    oblique: tuple[str, str] | None = None
    modifier: frozenset[str] = frozenset()
    not_modifier: frozenset[str] = frozenset()
    complement: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    not_when: frozenset[str] = frozenset()
    strength: Strength = "strong"
    planned_type: str | None = None
    contexts: tuple[str, ...] = ()
    file: str = field(default="", compare=False)

    @property
    def specificity(self) -> int:
        """How much the frame asks for: of several frames that match, the one that asks for most holds.

        Its own words and its object tell the sense best, its neighbours less, a preposition or clause least.
        """
        fixed = (self.particle, self.fixed_object, self.oblique)
        near = (self.object, self.modifier)
        return (
            3 * (sum(part is not None for part in fixed) + sum(map(bool, near)))
            + 2 * sum(map(bool, (self.subject, self.when)))
            + sum(map(bool, (self.preposition, self.complement)))
        )

    @property
    def phrase(self) -> str:
        """The entry's words as they are written in its file."""
        before = next(iter(self.modifier)) if len(self.modifier) == 1 else None
        after = (self.particle, self.fixed_object, *(self.oblique or ()))
        closing = self.object_slot if self.object_slot != "obj" else None
        return " ".join(word for word in (before, self.lemma, *after, closing) if word)


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that hands the event over to a noun (fields as in ``light_verbs.yaml``).

    ``noun`` is "obj", "subj" or the preposition before the noun; ``companion`` is a noun that goes with the verb
    ("take part in", "put an end to"), ``nouns`` are the only lemmas it goes with (empty: any eventive noun).
    """

    lemma: str
    particle: str | None
    companion: str | None
    noun: str
    effect: Effect
    subject: Subject
    speech: bool
    nouns: frozenset[str]


@dataclass(frozen=True)
class Codebook:
    """The whole codebook; ``hash`` is the SHA-256 (hex) over its files' names and bytes."""

    types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    predicates: tuple[Predicate, ...]
    predicates_by_lemma: Mapping[tuple[PartOfSpeech, str], tuple[Predicate, ...]]
    light_verbs: Mapping[str, tuple[LightVerb, ...]]
    classes: Mapping[str, frozenset[str]]
    model_only: frozenset[str]
    forms: Mapping[tuple[PartOfSpeech, str], str]
    hash: str

    @classmethod
    def load(cls, path: Path | None = None) -> Codebook:
        """The codebook in a folder (the package's own if None), read once.

        Raises:
            CodebookError: a file is missing or does not follow its schema; the text names file and entry.
        """
        return _load(path or DEFAULT_PATH)

    def frames(self, pos: PartOfSpeech, word: str) -> tuple[Predicate, ...]:
        """The frames of a lemma, or of an inflected form of one, those that ask for most first."""
        known = self.predicates_by_lemma.get((pos, word.lower()))
        return known if known is not None else self.predicates_by_lemma.get((pos, self.lemma_of(pos, word)), ())

    def lemma_of(self, pos: PartOfSpeech, word: str) -> str:
        """The codebook's lemma of an inflected form ("vetoed" -> "veto"), for where the lemmatiser does not know it."""
        return self.forms.get((pos, word.lower()), word.lower())


@lru_cache(maxsize=8)
def _load(path: Path) -> Codebook:
    from dragoman.ontology.codebook_reader import read_codebook

    return read_codebook(path)
