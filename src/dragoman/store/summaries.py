"""What a record says of many facts at once: values, and the SQL that counts them. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, Literal

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    column,
    func,
    literal,
    or_,
    select,
    table,
    union_all,
)

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
class DayRead:
    """What was read of a publisher (as its documents spell it) on a day of publication.

    ``read``: articles. ``revised``: later revisions of articles. ``copies``: articles whose text another document had
    before.
    """

    publisher: str | None
    day: str
    read: int
    revised: int
    copies: int


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
    """An event that ``documents`` documents tell, with ``texts`` texts that are no copies of each other.

    ``entry`` is one of the tellings, ``score`` their mean.
    """

    period: str
    documents: int
    score: float
    entry: EventEntry
    texts: int = 1

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
    return _tallied().add_cte(_fitting(wanted, by, dialect))


@cache
def _tallied() -> Select[Any]:
    told = _placed().subquery()
    found = union_all(
        select(_FIT.period, _FIT.quad, _FIT.settled, _FIT.score).where(_FIT.shared == 0),
        select(told.c.period, told.c.quad, told.c.settled, told.c.score).where(told.c.place == 1),
    ).subquery().c  # fmt: skip
    by_quad = (found.period, found.quad, found.settled)
    return select(*by_quad, func.count(), func.sum(found.score)).group_by(*by_quad).order_by(*by_quad)


def _fitting(wanted: EventFilter, by: Period | None, dialect: str, *more: ColumnElement[bool]) -> CTE:
    """The dated tellings that fit, looked up once: what ``_FIT`` stands for."""
    conditions = event_conditions(wanted, dialect)
    return _dated(by).where(*conditions, *_counted(wanted), _EVENTS.day < NO_DAY, *more).cte("fit")


@cache
def _dated(by: Period | None) -> Select[Any]:
    period = _period(by) if by else func.substr(_EVENTS.day, 1, 0)
    return select(
        _EVENTS.seq, _EVENTS.document, _EVENTS.day, _EVENTS.document_id, _EVENTS.start, _EVENTS.fused, _EVENTS.shared,
        func.coalesce(_EVENTS.quad, "").label("quad"), _SCORE.label("score"), period.label("period"),
        case((_EVENTS.status.in_(SETTLED), 1), else_=0).label("settled"),
    )  # fmt: skip


# What is asked of the tellings that fit does not depend on the filter: it is built once, over a name. To build it anew for
# each question took a quarter of the time of a timeline.
_FIT = table(
    "fit",
    *(column(name, Integer) for name in ("seq", "document", "start", "shared", "settled")),
    *(column(name, tables.Text) for name in ("day", "document_id", "fused", "quad", "period")),
    column("score", tables.Number),
).c


def _placed() -> Select[Any]:
    """The tellings of events that several tell; the one with ``place`` 1 stands for its event, one that took place
    before others."""
    order = (_FIT.settled.desc(), _FIT.day, _FIT.document_id, _FIT.start, _FIT.seq)
    place = func.row_number().over(partition_by=_FIT.fused, order_by=order).label("place")
    return select(*_FIT, place).where(_FIT.shared == 1)


def _counted(wanted: EventFilter) -> list[ColumnElement[bool]]:
    """A user's own types stand beside PLOVER's: they count where they are asked for, or one deed would count twice."""
    return [] if wanted.types else [_EVENTS.codebook.is_(None)]


def biggest(wanted: EventFilter, by: Period | None, each: int, dialect: str) -> Select[Any]:
    """(period, documents, mean score, document, position, texts): the ``each`` biggest of every period, or of all.

    Big is what many texts tell of, and what is far from neutral.
    """
    dated = [] if by else [_period("month") != ""]  # "in 2025" is nothing that happened on a day
    fit = _fitting(wanted, by, dialect, *dated, or_(_EVENTS.status.in_(SETTLED), _EVENTS.shared == 1))
    return _ranked(each).add_cte(fit)


@lru_cache(64)
def _ranked(each: int) -> Select[Any]:
    one = literal(1)
    alone = select(
        _FIT.period, _FIT.seq.label("first"), _FIT.day, one.label("documents"), one.label("texts"), _FIT.score
    ).where(_FIT.shared == 0)
    found = union_all(alone, _fused()).subquery().c
    weight = found.texts * (1 + func.abs(found.score))
    place = func.row_number().over(partition_by=found.period, order_by=(weight.desc(), found.day, found.first))
    ranked = select(*found, place.label("place")).subquery().c
    return (
        select(ranked.period, ranked.documents, ranked.score, _EVENTS.document, _EVENTS.position, ranked.texts)
        .join(tables.events, _EVENTS.seq == ranked.first)
        .where(ranked.place <= each)
        .order_by(ranked.period, ranked.place)
    )


def _fused() -> Select[Any]:
    """The events that several tell, with the period and day of the telling that stands for each; one at least says that
    it took place, and all count."""
    told = _placed().subquery().c
    score: ColumnElement[Any] = func.sum(told.score) / func.count()
    return (
        select(
            func.max(case((told.place == 1, told.period))),
            func.max(case((told.place == 1, told.seq))),
            func.max(case((told.place == 1, told.day))),
            func.count(told.document.distinct()),
            func.count(_DOCUMENTS.text_group.distinct()),
            score,
        )
        .join(tables.documents, _DOCUMENTS.seq == told.document)
        .group_by(told.fused)
        .having(func.max(told.settled) == 1)
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


def days_read() -> Select[Any]:
    """Rows of ``DayRead``."""
    d = _DOCUMENTS
    first = (
        select(d.text_group, func.min(d.seq).label("first"))
        .where(d.readable == 1, d.newest == 1)
        .group_by(d.text_group)
        .having(func.count() > 1)
        .subquery()
    )
    newest = case((d.newest == 1, 1), else_=0)
    copied = case((and_(d.newest == 1, first.c.first < d.seq), 1), else_=0)
    revised = case((d.revision > 1, 1), else_=0)
    return (
        select(func.max(d.publisher), d.day, func.sum(newest), func.sum(revised), func.sum(copied))
        .join_from(tables.documents, first, first.c.text_group == d.text_group, isouter=True)
        .where(d.readable == 1)
        .group_by(d.publisher_key, d.day)
        .order_by(func.coalesce(d.publisher_key, ""), d.day)
    )
