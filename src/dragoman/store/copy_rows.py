"""Copies of one text in the tables: each document is in the group of its text, named after the earliest of them."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dragoman.store.copies import SIGNATURE, are_copies, bands, days_allow_copies, text_of
from dragoman.store.tables import documents, made_with, text_bands

# A text that a thousand papers carry is compared with a few of them, those with most bands in common first.
MOST_CANDIDATES = 48
MOST_OF_A_GROUP = 3
MOST_ROWS = 5000
_PART = "text_bands"


class _Candidate(NamedTuple):
    seq: int
    id: str
    day: str
    text: str
    text_group: str


def join_copies(connection: Connection, number: int, identity: str, day: str, text: str) -> None:
    """Puts a document into the group of its text. It is there already, in the group of its own id."""
    found = bands(text)
    if not found:
        return
    groups = _groups_of_copies(connection, found, day, text)
    connection.execute(_KEEP, [{"band": band, "document": number} for band in found])
    if groups:
        members = select(documents.c.id).where(documents.c.id.in_([identity, *groups]))
        earliest = connection.execute(members.order_by(documents.c.day, documents.c.id).limit(1)).scalar_one()
        moved = sorted({identity, *groups} - {earliest})
        connection.execute(update(documents).where(documents.c.text_group.in_(moved)).values(text_group=earliest))


def find_all_copies(connection: Connection) -> None:
    """The same for all documents, in the order of adding; bands that are there give way."""
    connection.execute(delete(text_bands))
    connection.execute(update(documents).values(text_group=documents.c.id))
    for number in connection.scalars(select(documents.c.seq).order_by(documents.c.seq)).all():
        join_copies(connection, number, *connection.execute(_DOCUMENT, {"number": number}).one())
    connection.execute(delete(made_with).where(made_with.c.part == _PART))
    connection.execute(insert(made_with), {"part": _PART, "version": SIGNATURE})


def keep_bands_current(connection: Connection) -> None:
    """Finds copies anew where the record's bands were made by another version of rensa, or of ours."""
    version = connection.execute(select(made_with.c.version).where(made_with.c.part == _PART)).scalar()
    if version != SIGNATURE:
        find_all_copies(connection)


def _groups_of_copies(connection: Connection, found: tuple[int, ...], day: str, text: str) -> set[str]:
    groups, tried = set[str](), defaultdict[str, int](int)
    for candidate in _candidates(connection, found):
        group = candidate.text_group
        if group not in groups and tried[group] < MOST_OF_A_GROUP and days_allow_copies(day, candidate.day):
            tried[group] += 1
            if candidate.text == text or are_copies(text_of(text), text_of(candidate.text)):
                groups.add(group)
    return groups


def _candidates(connection: Connection, found: tuple[int, ...]) -> list[_Candidate]:
    numbers: defaultdict[int, int] = defaultdict(int)
    for number in connection.scalars(_BANDED, {"bands": found}):
        numbers[number] += 1
    if not numbers:
        return []
    best = sorted(numbers, key=lambda number: (-numbers[number], number))[:MOST_CANDIDATES]
    rows = connection.execute(_CANDIDATES, {"numbers": best})
    return sorted((_Candidate(*row) for row in rows), key=lambda row: (-numbers[row.seq], row.seq))


_DOCUMENT = select(documents.c.id, documents.c.day, documents.c.text).where(documents.c.seq == bindparam("number"))
_KEEP = insert(text_bands)
_BANDED = (
    select(text_bands.c.document).where(text_bands.c.band.in_(bindparam("bands", expanding=True))).limit(MOST_ROWS)
)
_CANDIDATES = select(
    documents.c.seq, documents.c.id, documents.c.day, documents.c.text, documents.c.text_group
).where(documents.c.seq.in_(bindparam("numbers", expanding=True)))
