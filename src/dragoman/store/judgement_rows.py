"""Judgements in the tables: kept one after the other, and carried to the facts of newer readings."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select

from dragoman.errors import StoreError
from dragoman.store.bodies import unpack_reading
from dragoman.store.judging import carry, judgement_identity
from dragoman.store.tables import carried, documents, judgements, readings
from dragoman.types.judgement import Judgement
from dragoman.types.record import Reading


def keep_judgement(connection: Connection, judgement: Judgement) -> bool:
    """Whether it was news: what the same one has said of the pair last is not kept again."""
    one, other = judgement.pair
    if judgement.verdict == "wrong" and not (judgement.alone and judgement.by == "user"):
        raise StoreError(f"only one event is wrong, and only a user says so, not {one} and {other}; give its id twice")
    pair = (judgements.c.one == one, judgements.c.other == other)
    earlier = [judgement_of(row) for row in connection.execute(select(judgements).where(*pair).order_by("seq"))]
    said = [before.verdict for before in earlier if before.by == judgement.by]
    if said and judgement.verdict == said[-1]:
        return False
    row = {
        "id": judgement_identity(judgement, len(earlier)), "one": one, "other": other, "verdict": judgement.verdict,
        "made_by": judgement.by, "score": judgement.score, "reasons": json.dumps(judgement.reasons),
        "author": judgement.author, "because": judgement.because,
    }  # fmt: skip
    connection.execute(insert(judgements), row)
    return True


def judgement_of(row: Row[*tuple[Any, ...]]) -> Judgement:
    reasons = tuple((name, share) for name, share in json.loads(row.reasons))
    return Judgement(row.one, row.other, row.verdict, row.made_by, row.score, reasons, row.author, row.because)


def carry_judgements(connection: Connection, document: int, new: Reading, record: object) -> None:
    """Called when ``new`` has taken the place of the last reading of a document (or of its older revision)."""
    if not connection.execute(select(func.count()).select_from(judgements)).scalar_one():
        return
    connection.execute(delete(carried).where(carried.c.old.in_(_ids(new))))
    old = _reading_before(connection, document, new, record)
    judged = _judged(connection, _ids(old))
    by_itself = _by_itself(connection, judged)
    rows = [{"old": fact, "new": heir} for fact, heir in carry(old, new, judged, by_itself).items()]
    if rows:
        connection.execute(delete(carried).where(carried.c.old.in_([row["old"] for row in rows])))
        connection.execute(insert(carried), rows)


def _reading_before(connection: Connection, document: int, new: Reading, record: object) -> Reading:
    """The last reading but the new one."""
    bodies = (
        select(readings.c.body, documents.c.text, documents.c.id)
        .join_from(readings, documents)
        .where(readings.c.document == document)
        .order_by(readings.c.seq.desc())
        .limit(2)
    )
    found = [(unpack_reading(row.body, row.text, record), row.id) for row in connection.execute(bodies)]
    return found[-1][0] if found[0][1] == new.document.id else found[0][0]


def _ids(reading: Reading) -> list[str]:
    events, claims, relations = reading.events, reading.claims, reading.relations
    return [*(event.id for event in events), *(claim.id for claim in claims), *(each.id for each in relations)]


def _by_itself(connection: Connection, facts: set[str]) -> set[str]:
    """Those of which somebody has judged alone, not with another, under this id or an earlier one."""
    heirs = {fact: fact for fact in facts}
    newest = heirs
    while newest:
        rows = connection.execute(select(carried.c.old, carried.c.new).where(carried.c.new.in_(newest)))
        newest = {row.old: heirs[row.new] for row in rows if row.old not in heirs}
        heirs = heirs | newest
    alone = select(judgements.c.one).where(judgements.c.one == judgements.c.other, judgements.c.one.in_(heirs))
    return {heirs[fact] for fact in connection.scalars(alone)}


def _judged(connection: Connection, facts: list[str]) -> set[str]:
    """Those of the facts that somebody has judged about, under this id or an earlier one."""
    named = select(judgements.c.one, judgements.c.other).where(
        or_(judgements.c.one.in_(facts), judgements.c.other.in_(facts))
    )
    inherited = select(carried.c.new).where(carried.c.new.in_(facts))
    found = {fact for row in connection.execute(named) for fact in row} | set(connection.scalars(inherited))
    return found & set(facts)
