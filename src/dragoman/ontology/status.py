"""The words that decide the status of an event: planned, proposed, hypothetical, alleged, denied or ongoing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

import yaml

from dragoman.errors import CodebookError
from dragoman.types.record import Status

Scope = Literal["auxiliary", "embedding", "adverb", "adjective", "subordinator", "determiner"]


@dataclass(frozen=True, slots=True)
class StatusCue:
    """One cue. ``strength`` is 0…1: how surely it gives ``status`` to what stands in its ``scope``.

    ``pos`` is a UPOS tag; ``prepositions`` are those that lead from an embedding cue to what it bears on.
    """

    lemma: str
    pos: str
    status: Status
    strength: float
    scope: Scope
    prepositions: frozenset[str] = frozenset()

    def governs(self, preposition: str | None) -> bool:
        """Whether the cue bears on a phrase that this preposition attaches to it ("plans for", not "plans at")."""
        return preposition in self.prepositions


@dataclass(frozen=True)
class StatusCues:
    """All status cues by universal part of speech and lemma."""

    cues: Mapping[tuple[str, str], StatusCue]

    @classmethod
    def load(cls) -> StatusCues:
        """The cues of the package; raises CodebookError where they do not follow their schema."""
        text = resources.files("dragoman.ontology").joinpath("data/status.yaml").read_text(encoding="utf-8")
        return cls.parse(text)

    @classmethod
    def parse(cls, text: str) -> StatusCues:
        """Cues from YAML; of two for the same word the stronger one stays. Raises CodebookError."""
        cues: dict[tuple[str, str], StatusCue] = {}
        data = yaml.safe_load(text)
        prepositions = frozenset(data["prepositions"])
        for group in data["groups"]:
            if set(group) != {"status", "pos", "scope", "strength", "words"}:
                raise CodebookError(f"status: a group has status, pos, scope, strength and words, not {sorted(group)}")
            if group["status"] not in get_args(Status) or group["scope"] not in get_args(Scope):
                raise CodebookError(f"status: unknown status or scope: {group['status']}, {group['scope']}")
            for word in group["words"]:
                if not isinstance(word, str):
                    raise CodebookError(f"status: {word!r} is no word; quote it")
                governed = prepositions if group["scope"] == "embedding" else frozenset[str]()
                cue = StatusCue(
                    word, group["pos"], group["status"], float(group["strength"]), group["scope"], governed
                )
                known = cues.get((cue.pos, word))
                if known is None or known.strength < cue.strength:
                    cues[cue.pos, word] = cue
        return cls(cues)

    def by_lemma(self, pos: str, lemma: str) -> StatusCue | None:
        """The cue of a word. ``pos`` is a UPOS tag in any case; a verb with a particle is two words ("rule out").

        Auxiliaries and verbs are one class to taggers that disagree on "be", "have" and "need".
        """
        pos, lemma = pos.upper(), lemma.lower()
        other = {"AUX": "VERB", "VERB": "AUX", "PROPN": "NOUN"}.get(pos)
        found = self.cues.get((pos, lemma))
        return found if found or other is None else self.cues.get((other, lemma))


@cache
def load_status_cues() -> StatusCues:
    """The cues of the package, read once."""
    return StatusCues.load()
