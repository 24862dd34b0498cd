"""Who, where, when and how many: what the words of a document refer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

ActorKind = Literal["person", "organisation", "state", "group", "bloc"]
MentionKind = Literal["name", "nominal", "pronoun", "demonym"]
# What told whom a mention denotes: its name; a capital that stands for its government; a demonym; a role ("a Kenyan
# court"); a named party beside the phrase; "his counterpart"; what is known of a state ("the landlocked country"); a
# measure of parties; a phrase or pronoun that goes back to a party, or forward; who speaks ("we").
MentionRule = Literal[
    "name", "capital", "demonym", "role", "beside", "counterpart", "traits", "measure", "anaphor", "pronoun", "cataphor",
    "speaker",
]  # fmt: skip
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal["time", "day", "week", "month", "season", "quarter", "year", "decade", "century"]
# Codes in ``country`` for bodies that belong to no state (PLOVER).
STATELESS = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
PlaceKind = Literal["city", "division", "country", "region", "water", "site", "demonym"]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open code points over the canonical text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that denotes one or more actors ("both countries": several).

    ``head`` is the index of the head token in sentence ``sentence``; ``actors`` are actor ids. ``how`` is the rule that
    told whom it denotes, ``back`` the sentence and head of the phrase that a pronoun goes back to; a reading that was
    kept and read again has neither.
    """

    start: int
    end: int
    sentence: int
    head: int
    actors: tuple[str, ...]
    kind: MentionKind
    how: MentionRule | None = field(default=None, compare=False, repr=False)
    back: tuple[int, int] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Actor:
    """A party. ``id`` reads COUNTRY/SECTOR/name, e.g. ``CHN/GOV/xi-jinping``; a state is ``CHN``.

    ``country`` is alpha-3 of the state the party belongs to, or UNO, EUR, IGO, NGO, ISM, IMG, MNC for bodies that
    belong to none, else None. ``sectors`` are PLOVER sectors, the primary one first. ``members`` are actor ids.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    wikidata: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the text names. ``id`` is ``geonames:ID`` or ``place:slug``; coordinates in degrees (WGS 84)."""

    id: str
    start: int
    end: int
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    kind: PlaceKind


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its TIMEX3 value; ``first`` and ``last`` are the first and last day that it covers."""

    start: int
    end: int
    type: TimeType
    value: str
    first: date | None
    last: date | None
    granularity: Granularity
    basis: Literal["explicit", "relative"]
    sentence: int
    head: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts. ``value`` is the lower bound of a range, ``high`` the upper bound or None.

    ``unit`` is normalised and singular where it measures (day, month, year, percent, rank, dollars, anniversary …) and
    the plural of what is counted otherwise (troops, people, killed, countries …). ``of`` is the counted phrase.
    """

    id: str
    start: int
    end: int
    value: float
    high: float | None
    unit: str
    approximate: bool
    of: str | None
    sentence: int
    head: int


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Where the text disagrees with the gazetteer or with itself."""

    kind: str
    start: int
    end: int
    note: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everything the words of one document were resolved to, with the hash of the gazetteer that was used.

    ``published_confidence`` says how sure an inferred day of publication is (0 to 1); None where it was not inferred.
    """

    published: date | None
    published_basis: Literal["given", "metadata", "inferred", "unknown"]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    inconsistencies: tuple[Inconsistency, ...]
    gazetteer: str
    published_confidence: float | None = None
