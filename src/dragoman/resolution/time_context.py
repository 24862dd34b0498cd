"""What a time expression is read against, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.resolution.calendars import Period
from dragoman.resolution.tense import OPEN
from dragoman.resolution.time_words import lookup
from dragoman.types.resolution import Granularity, TimeType

# Days that "days", "weeks", "months" and "years" without a number cover at least and at most.
VAGUE_COUNTS = {"D": (2, 6), "W": (2, 6), "M": (2, 11), "Y": (2, 9), "DE": (2, 5), "CE": (2, 5), "H": (2, 12)}
_PARTS_OF_YEAR = {"START": (0.0, 0.34), "MID": (0.33, 0.67), "END": (0.66, 1.0)}


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against.

    ``reference`` is the last day or period that the narrative named, ``direction`` PAST, OPEN or FUTURE; ``narrative``
    says that the text tells of a past far from its publication, so that bare dates continue the narrative;
    ``whole_year`` that the reference is a year without a month.
    """

    published: date | None
    reference: date | None
    direction: int = OPEN
    narrative: bool = False
    whole_year: bool = False

    @property
    def anchor(self) -> date | None:
        """The day that "ago", "last month" and the like count from."""
        return self.published

    @property
    def told(self) -> date | None:
        """The day that "later" and "the next day" count from."""
        return self.reference or self.published


@dataclass(frozen=True, slots=True)
class Value:
    """The resolved meaning of a draft."""

    type: TimeType
    value: str
    first: date | None
    last: date | None
    granularity: Granularity
    basis: Literal["explicit", "relative"]


def dated(period: Period, basis: Literal["explicit", "relative"], mod: str | None = None) -> Value:
    first, last = period.first, period.last
    if mod and first != last:
        share = _PARTS_OF_YEAR[str(lookup("MOD", mod))]
        length = (last - first).days
        first, last = first + timedelta(int(length * share[0])), first + timedelta(int(length * share[1]))
    return Value("DATE", period.value, first, last, period.granularity, basis)


def unknown(value: str, granularity: Granularity) -> Value:
    return Value("DATE", value, None, None, granularity, "relative")


def unit_name(unit: str) -> Granularity:
    names: dict[str, Granularity] = {"D": "day", "W": "week", "FN": "week", "WE": "day", "M": "month", "Q": "quarter",
                                     "Y": "year", "DE": "decade", "CE": "century"}  # fmt: skip
    return names.get(unit, "time")
