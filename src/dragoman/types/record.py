"""The facts of the record: events, claims, relations, each with its evidence, and the reading that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from dragoman.types.document import Document
from dragoman.types.notebook import InNotebook
from dragoman.types.resolution import Granularity, Resolution

Status = Literal["happened", "ongoing", "planned", "proposed", "alleged", "denied", "hypothetical"]
Stance = Literal[
    "asserts", "confirms", "denies", "rejects", "accuses", "condemns", "praises", "demands", "promises", "threatens",
    "predicts",
]  # fmt: skip
# What stands as fact: nobody only says, means or denies it.
FACTUAL: frozenset[Status] = frozenset({"happened", "ongoing"})
DENYING: frozenset[Stance] = frozenset({"denies", "rejects"})
# What a claim is: somebody's words, what he thinks or wants, or a deed that says something (a signature, a vote).
ClaimKind = Literal["statement", "attitude", "deed"]
RelationKind = Literal[
    "partnership", "alliance", "war", "ceasefire", "tension", "trade-rank", "trade-volume", "membership", "mediation",
    "occupation", "recognition", "support", "sanctions-in-force", "office",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of a document that carries a fact: ``document.text[start:end] == text``.

    ``part`` is "text" or "title"; in a title the offsets are the title's own.
    """

    document_id: str
    start: int
    end: int
    part: Literal["text", "title"] = "text"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of the canonical text: ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class EventTime:
    """The interval of an event. ``start`` and ``end`` are ISO dates, as precise as known (2022, 2022-02, 2022-02-24).

    ``basis`` says where it is from: a date in full, one that counts from another ("last week"), the day that the narrative
    has reached, or the day of publication for want of any.
    """

    start: str | None
    end: str | None
    granularity: Granularity
    text: str | None
    basis: Literal["explicit", "relative", "narrative", "publication"]

    @property
    def assumed(self) -> bool:
        """Whether no expression tells the event's own time."""
        return self.basis in ("narrative", "publication")


@dataclass(frozen=True, slots=True)
class Event(InNotebook):
    """Who did what to whom. ``score`` is PLOVER's conflict–cooperation score, ``confidence`` the probability,
    0…1, that its type and the countries on both sides are right.

    ``codebook`` names the user's own codebook that the type belongs to, and is None for PLOVER's types; only an event of
    one's own may be without quad and score.

    Symmetric events (talks, clashes, joint exercises) list all parties in ``actors`` and leave ``recipients`` empty.
    """

    id: str
    type: str
    planned_type: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: str | None
    score: float | None
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    third_parties: tuple[str, ...]
    time: EventTime | None
    place: str | None
    quantities: tuple[str, ...]
    claimed_by: tuple[str, ...]
    confidence: float
    trigger: Quote
    evidence: tuple[Evidence, ...]
    codebook: str | None = None


@dataclass(frozen=True, slots=True)
class Claim(InNotebook):
    """Who says what. ``content`` and ``speaker_span`` are hulls; ``direct`` says whether words are quoted.

    ``confidence`` (0…1) is how surely the speaker says it: less than 1 where he or the reporter hedges. ``within`` is the
    claim whose content holds this one ("Kyiv said Moscow had told it …").
    """

    id: str
    speaker: str
    stance: Stance
    against: str | None
    speaker_span: Quote | None
    cue: Quote | None
    content: Quote
    direct: bool
    events: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    kind: ClaimKind = "statement"
    confidence: float = 1.0
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Relation(InNotebook):
    """A standing fact between two parties; ``start`` and ``end`` of its validity are ISO dates or None."""

    id: str
    kind: RelationKind
    subject: str
    object: str
    value: float | None
    unit: str | None
    start: str | None
    end: str | None
    claimed_by: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reading(InNotebook):
    """Everything that was read out of one document, with what read it.

    ``own_codebooks`` are name and hash of each codebook of the user's own that it was read with.
    """

    document: Document
    resolution: Resolution
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    model: str
    gazetteer: str
    codebook: str
    own_codebooks: tuple[tuple[str, str], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the contract ``dragoman/reading/1``."""
        from dragoman.types.serialise import reading_to_dict  # that module needs these classes

        return reading_to_dict(self)
