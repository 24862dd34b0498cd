"""What a record says of many facts at once: values, and the SQL that counts them. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from dragoman.store import tables
from dragoman.store.conditions import event_conditions, party_is
from dragoman.store.days import NO_DAY
from dragoman.store.entries import EventEntry, Party, RelationEntry
from dragoman.store.filters import EventFilter
from dragoman.types.record import FACTUAL, Reading

Period = Literal["day", "month", "quarter", "year"]
PERIODS: tuple[Period, ...] = ("day", "month", "quarter", "year")
_LENGTH = {"day": 10, "month": 7, "year": 4}
# What took place, as far as the record knows; the other statuses are only said, meant or denied.
SETTLED = tuple(sorted(FACTUAL))
_SCORE = func.coalesce(tables.events.c.score, 0.0)
_EVENTS, _RELATIONS, _DOCUMENTS, _ACTORS = tables.events.c, tables.relations.c, tables.documents.c, tables.actors.c


@dataclass(frozen=True, slots=True)
class EventTally:
    """The events of one quad that begin in a period (2025, 2025-Q2, 2025-05 or 2025-05-07); ``score`` is the sum of theirs.

    The period is empty for events of which only a longer time is known: "in 2025" belongs to no month.

    ``settled``: they happened or go on; else they are planned, proposed, alleged, denied or hypothetical.
    """

    period: str
    quad: str
    settled: bool
    events: int
    score: float


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Events of one type on one day between the same sides, most often one event told by ``documents`` documents.

    ``entry`` is one of them, ``score`` their mean.
    """

    period: str
    documents: int
    score: float
    entry: EventEntry

    @property
    def weight(self) -> float:
        """What the biggest are chosen by: many documents tell of them, and they are far from neutral."""
        return self.documents * (1 + abs(self.score))


@dataclass(frozen=True, slots=True)
class Standing:
    """A relation that is taken to hold on a day: its latest report, and how many reports there are."""

    entry: RelationEntry
    reports: int
    last_reported: str


@dataclass(frozen=True, slots=True)
class OfficeSeen:
    """Who is named with an office, in how many documents, last in ``document_id`` on the day ``last``.

    ``evidence``: the sentence there, where a query has looked it up.
    """

    holder: Party
    office: str
    documents: int
    last: str
    document_id: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A document that has all the words; the smaller ``rank``, the better it fits."""

    rank: float
    reading: Reading


def tallies(wanted: EventFilter, by: Period, dialect: str) -> Select[Any]:
    """Columns as the fields of EventTally, by period."""
    quad = func.coalesce(_EVENTS.quad, "")
    period, settled = _period(by), case((_EVENTS.status.in_(SETTLED), 1), else_=0)
    return (
        select(period, quad, settled, func.count(), func.sum(_SCORE))
        .where(*event_conditions(wanted, dialect), *_counted(wanted), _EVENTS.day < NO_DAY)
        .group_by(period, quad, settled)
        .order_by(period, quad, settled)
    )


def _counted(wanted: EventFilter) -> list[ColumnElement[bool]]:
    """A user's own types stand beside PLOVER's: they count where they are asked for, or one deed would count twice."""
    return [] if wanted.types else [_EVENTS.codebook.is_(None)]


def biggest(wanted: EventFilter, by: Period | None, each: int, dialect: str) -> Select[Any]:
    """(period, documents, mean score, document, position): the ``each`` biggest of every period, or of all.

    Big is what many documents tell of, and what is far from neutral.
    """
    period = _period(by) if by else func.substr(_EVENTS.day, 1, 0)
    dated = [] if by else [_period("month") != ""]  # "in 2025" would make one event of all in that year
    documents = func.count(_EVENTS.document.distinct())
    score = func.sum(_SCORE) / func.count()
    weight = documents * (1 + func.abs(func.sum(_SCORE) / func.count()))
    place = func.row_number().over(partition_by=period, order_by=(weight.desc(), _EVENTS.day, func.min(_EVENTS.seq)))
    groups = (
        select(
            period.label("period"), documents.label("documents"), score.label("score"), _EVENTS.day,
            func.min(_EVENTS.seq).label("first"), place.label("place"),
        )  # fmt: skip
        .where(*event_conditions(wanted, dialect), *_counted(wanted), *dated)
        .where(_EVENTS.status.in_(SETTLED), _EVENTS.day < NO_DAY)
        .group_by(period, _EVENTS.type, _EVENTS.day, _EVENTS.sides)
        .subquery()
    )
    return (
        select(groups.c.period, groups.c.documents, groups.c.score, _EVENTS.document, _EVENTS.position)
        .join(tables.events, _EVENTS.seq == groups.c.first)
        .where(groups.c.place <= each)
        .order_by(groups.c.period, groups.c.place)
    )


def standing(on: date, days: Mapping[str, int], party: str | None, most: int) -> Select[Any]:
    """(document, position, reports, last report) of the relations taken to hold on a day, the latest report of each; at
    most ``most`` of a kind, the most often reported first.

    ``days``: for each kind how long a report is trusted that names no end.
    """
    day = on.isoformat()
    recent = [
        and_(_RELATIONS.kind == kind, _DOCUMENTS.day >= _before(on, number)) for kind, number in sorted(days.items())
    ]
    undated = and_(_RELATIONS.first_day == _DOCUMENTS.day, _RELATIONS.last_day == _DOCUMENTS.day)
    same = (_RELATIONS.kind, _RELATIONS.subject, _RELATIONS.object)
    latest = (_DOCUMENTS.day.desc(), _DOCUMENTS.id, _RELATIONS.start)
    rows = (
        select(
            _RELATIONS.document, _RELATIONS.position, _RELATIONS.kind, _DOCUMENTS.day,
            func.count().over(partition_by=same).label("reports"),
            func.row_number().over(partition_by=same, order_by=latest).label("place"),
        )  # fmt: skip
        .join_from(tables.relations, tables.documents)
        .where(
            _DOCUMENTS.day <= day,
            or_(*recent),
            func.coalesce(_RELATIONS.first_day, "0000-01-01") <= day,
            or_(func.coalesce(_RELATIONS.last_day, NO_DAY) >= day, undated),
            *([] if party is None else [or_(party_is(_RELATIONS.subject, party), party_is(_RELATIONS.object, party))]),
        )
        .subquery()
    )
    order = (rows.c.reports.desc(), rows.c.day.desc(), rows.c.document, rows.c.position)
    among = func.row_number().over(partition_by=rows.c.kind, order_by=order).label("among")
    c = select(rows, among).where(rows.c.place == 1).subquery().c
    return select(c.document, c.position, c.reports, c.day).where(c.among <= most).order_by(c.kind, c.among)


def offices(since: date, until: date, country: str | None, limit: int) -> Select[Any]:
    """(id, name, country, office, documents, last day, last document) of persons, the most often named first."""
    same = (_ACTORS.id, _ACTORS.office)
    rows = (
        select(
            _ACTORS.id, _ACTORS.name, _ACTORS.country, _ACTORS.office, _DOCUMENTS.day,
            _DOCUMENTS.id.label("document_id"), func.count().over(partition_by=same).label("documents"),
            func.row_number().over(partition_by=same, order_by=(_DOCUMENTS.day.desc(), _DOCUMENTS.id)).label("place"),
        )  # fmt: skip
        .join_from(tables.actors, tables.documents)
        .where(
            _DOCUMENTS.day >= since.isoformat(),
            _DOCUMENTS.day <= until.isoformat(),
            _DOCUMENTS.newest == 1,
            _ACTORS.kind == "person",
            _ACTORS.office.is_not(None),
            *([] if country is None else [_ACTORS.country == country]),
        )
        .subquery()
    )
    c = rows.c
    return (
        select(c.id, c.name, c.country, c.office, c.documents, c.day, c.document_id)
        .where(c.place == 1)
        .order_by(c.documents.desc(), c.day.desc(), c.id, c.office)
        .limit(limit)
    )


def _period(by: Period) -> ColumnElement[str]:
    """The period in which an event begins; empty where its time is a whole longer period, which says nothing finer."""
    first, last = _EVENTS.first_day, _EVENTS.last_day
    whole_years = first.like("%-01-01") & last.like("%-12-31")
    whole_months = first.like("%-01") & or_(*(last.like(f"%-{day}") for day in (28, 29, 30, 31)))
    longer = {
        "day": whole_months,
        "month": whole_years,
        "quarter": whole_years,
        "year": whole_years & (func.substr(first, 1, 4) != func.substr(last, 1, 4)),
    }[by]
    name = _quarter() if by == "quarter" else func.substr(_EVENTS.day, 1, _LENGTH[by])
    return case((longer, ""), else_=name)


def _quarter() -> ColumnElement[str]:
    """2025-Q2 for a day in April, May or June of 2025."""
    year, month = func.substr(_EVENTS.day, 1, 5), func.substr(_EVENTS.day, 6, 2)
    return year.concat(case((month <= "03", "Q1"), (month <= "06", "Q2"), (month <= "09", "Q3"), else_="Q4"))


def _before(on: date, days: int) -> str:
    return (on - timedelta(min(days, on.toordinal() - 1))).isoformat()
