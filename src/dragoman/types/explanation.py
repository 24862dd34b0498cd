"""Why an event was read as it was: what the deciding code left behind, put beside the words of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.types.record import Event, Evidence, Quote


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry of the codebook that the trigger matched, and the light verb that carries it, if one does.

    ``asks`` are its conditions besides the word; ``actor`` and ``recipient`` the slots in which it looks for parties,
    best first; ``slots`` the words that fill slots in this sentence; ``others`` are what else the word can be coded as.
    """

    words: str
    pos: str
    coding: str
    file: str
    weak: bool
    asks: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    light_verb: Quote | None
    effect: str | None
    slots: tuple[tuple[str, tuple[Quote, ...]], ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyReason:
    """How a party came to its side: ``rule`` (of the slot, the discourse, or what goes without saying) and ``slot``.

    ``words`` are its mention in the sentence of the trigger, ``mention`` the rule that told whom they denote, ``back``
    the phrase that a pronoun goes back to, ``path`` the way there through the tree. All None where no word of the
    sentence is the party.
    """

    actor: str
    name: str
    side: str
    rule: str
    slot: str | None
    words: Quote | None
    mention: str | None
    back: Quote | None
    path: str | None


@dataclass(frozen=True, slots=True)
class StatusCue:
    """A status that a word of the clause, or above it, asks for; ``decides`` where no stronger one is asked for."""

    status: str
    why: str
    word: Quote
    decides: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A rule that made another type or status of it, and the word that called for it."""

    about: str
    rule: str
    before: str
    after: str
    word: Quote | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence that tells the event, the ``number``-th of the report from 1. ``same`` says why it counts as one with an earlier telling; () for the first.

    ``claim`` and ``speaker`` are those of the claim in which it stands, None in the reporter's own voice;
    ``disputed_by`` are the speakers who dispute that claim.
    """

    number: int
    sentence: Evidence
    trigger: Quote
    status: str
    claim: str | None
    speaker: str | None
    disputed_by: tuple[str, ...]
    same: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A sign of the event and what it adds to the log-odds of being right."""

    sign: str
    weight: float


@dataclass(frozen=True, slots=True)
class ConfidenceReason:
    value: float
    base: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class EventExplanation:
    """An event and its reasons. ``tellings`` are the fullest first; it is the first one whose word, parties and status
    are explained. ``pair`` holds what the pair network says of actor and recipient, where the sentence names one each;
    no event depends on it."""

    event: Event
    entry: Entry
    parties: tuple[PartyReason, ...]
    cues: tuple[StatusCue, ...]
    changes: tuple[Change, ...]
    status_rule: str
    tellings: tuple[Telling, ...]
    confidence: ConfidenceReason
    pair: Mapping[str, float] | None = field(default=None, hash=False)
