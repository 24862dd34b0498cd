"""Which events are told in several documents, and which are marked as wrong: ``events.fused`` and ``wrong``, made from
the judgements and kept in step with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from dragoman.store.grouping import grouped
from dragoman.store.judgement_rows import judgement_of
from dragoman.store.judging import present_id, prevailing, wrong_among
from dragoman.store.tables import carried, documents, events, judgements
from dragoman.types.judgement import Judgement

AT_ONCE = 400  # names in one statement


def regroup(connection: Connection, facts: Collection[str]) -> None:
    """Groups anew the events that judgements link with these facts, directly or through others."""
    if not facts or connection.execute(select(judgements.c.seq).limit(1)).first() is None:
        return
    linked, judged = linked_facts(connection, facts)
    told = {row.id: row for row in _rows(connection, _TOLD, linked)}
    for group in grouped(told, judged):
        earliest = min(group, key=lambda event: (told[event].day, told[event].document_id, told[event].start, event))
        held = earliest, int(len(group) > 1)
        moved = sorted(event for event in group if (told[event].fused, told[event].shared) != held)
        for names in _chunks(moved):
            connection.execute(update(events).where(events.c.id.in_(names)).values(fused=held[0], shared=held[1]))
    wrong = wrong_among(judged)
    for mark in (0, 1):
        changed = sorted(event for event, row in told.items() if row.wrong != mark and (event in wrong) == bool(mark))
        for names in _chunks(changed):
            connection.execute(update(events).where(events.c.id.in_(names)).values(wrong=mark))


def regroup_all(connection: Connection) -> None:
    """Makes all groups from the judgements; every event must be alone."""
    judged = connection.execute(select(judgements.c.one, judgements.c.other)).all()
    regroup(connection, {fact for pair in judged for fact in pair} | set(connection.scalars(select(carried.c.new))))


def told_with(connection: Connection, document: int) -> set[str]:
    """The events of other documents that are one with events of this document."""
    mine, others = events.alias("mine"), events.alias("others")
    found = select(others.c.id).join_from(mine, others, others.c.fused == mine.c.fused)
    apart = mine.c.document == document, mine.c.shared == 1, others.c.document != document
    return set(connection.scalars(found.where(*apart)))


def linked_facts(connection: Connection, facts: Collection[str]) -> tuple[set[str], tuple[Judgement, ...]]:
    """The facts that "same" leads to from these, by their present ids, and the judgements that hold between them."""
    known, heirs = set[str](), dict[str, str]()
    found: dict[int, Judgement] = {}
    _inherit(connection, facts, heirs)
    frontier = {present_id(fact, heirs) for fact in facts}
    while frontier:
        known |= frontier
        named = frontier | _ancestors(connection, frontier, heirs)
        rows = [*_rows(connection, _ONE, named), *_rows(connection, _OTHER, named)]
        found |= {row.seq: judgement_of(row) for row in rows}
        ends = {end for row in rows if row.verdict == "same" for end in (row.one, row.other)}
        _inherit(connection, ends, heirs)
        frontier = {present_id(end, heirs) for end in ends} - known
    return known, prevailing((found[number] for number in sorted(found)), heirs)


def _ancestors(connection: Connection, facts: Collection[str], heirs: dict[str, str]) -> set[str]:
    """The ids that these facts had in earlier readings."""
    older, newest = set[str](), set(facts)
    while newest:
        rows = _rows(connection, _BEFORE, newest)
        heirs.update({row.old: row.new for row in rows})
        newest = {row.old for row in rows} - older
        older |= newest
    return older


def _inherit(connection: Connection, facts: Collection[str], heirs: dict[str, str]) -> None:
    """Adds to ``heirs`` what leads from these ids to the present ones."""
    asked = set(facts)
    while asked:
        rows = _rows(connection, _AFTER, asked)
        asked = {row.new for row in rows} - heirs.keys()
        heirs.update({row.old: row.new for row in rows})


_TOLD = (
    select(events.c.id, events.c.fused, events.c.shared, events.c.wrong, events.c.document_id, events.c.start, documents.c.day)
    .join_from(events, documents)
    .order_by(events.c.seq.desc()),
    events.c.id,
)
_ONE = (select(judgements), judgements.c.one)
_OTHER = (select(judgements), judgements.c.other)
_BEFORE = (select(carried), carried.c.new)
_AFTER = (select(carried), carried.c.old)


def _rows(connection: Connection, asked: tuple[Select[Any], Any], names: Collection[str]) -> list[Row[Any]]:
    statement, column = asked
    return [row for chunk in _chunks(sorted(names)) for row in connection.execute(statement.where(column.in_(chunk)))]


def _chunks(names: list[str]) -> Iterator[list[str]]:
    return (names[at : at + AT_ONCE] for at in range(0, len(names), AT_ONCE))
