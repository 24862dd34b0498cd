"""What tells whether events of different reports are one: the profile of a told event, and the comparison of two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.types.record import Status
from dragoman.types.resolution import Granularity

DayBasis = Literal["explicit", "relative", "narrative", "publication"]


@dataclass(frozen=True, slots=True)
class ProfileParty:
    """A party of an event: its actor id, its country (or UNO, EUR …) where it has one, and whether it is a person."""

    id: str
    country: str | None
    person: bool = False


@dataclass(frozen=True, slots=True)
class ProfileQuantity:
    """A number that the event tells: ``value`` to ``high`` (None: just ``value``) of ``unit``."""

    value: float
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class ProfilePlace:
    """Where an event was; degrees (WGS 84)."""

    id: str
    country: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class ProfileDays:
    """The interval of an event, both days included, with how it is known."""

    first: date
    last: date
    granularity: Granularity
    basis: DayBasis

    @property
    def assumed(self) -> bool:
        """Whether no expression tells the event's own time."""
        return self.basis in ("narrative", "publication")


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """The words about an event, in lower case, each once, in alphabetical order.

    ``sentence`` are the words with a meaning of the sentences that tell it; ``names`` the
    names in them that name no party and no day; ``document`` those of the whole report with its headline.
    """

    sentence: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    document: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventProfile:
    """One telling of an event, as fusion sees it. None: not known (``parties``, ``days`` … of a text without a record).

    ``id`` and ``document`` are those of the event and its report; ``trigger`` is the word that tells it, as a lemma in
    lower case. ``actors`` and ``recipients`` of a symmetric event stand all in ``actors``.
    """

    id: str
    document: str
    trigger: str
    words: ProfileWords
    type: str | None = None
    planned_type: str | None = None
    modes: tuple[str, ...] = ()
    status: Status | None = None
    actors: tuple[ProfileParty, ...] | None = None
    recipients: tuple[ProfileParty, ...] | None = None
    third_parties: tuple[ProfileParty, ...] = ()
    days: ProfileDays | None = None
    place: ProfilePlace | None = None
    quantities: tuple[ProfileQuantity, ...] = ()


@dataclass(frozen=True, slots=True)
class FeatureShare:
    """What one feature said of a pair: its ``value`` (mostly 0…1) and its ``share`` of the score (log odds)."""

    name: str
    value: float
    share: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two tellings (``one``, ``other``: ids of profiles) are one event, and why.

    ``score`` are log odds: ``base`` and the shares of the features, added up. ``confidence`` is the probability, 0…1, that
    they are one as far as the weights are right (it is not calibrated); ``same`` whether the score is enough to join them.
    """

    one: str
    other: str
    base: float
    features: tuple[FeatureShare, ...]
    score: float
    confidence: float
    same: bool
