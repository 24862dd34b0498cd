"""Makes the index of facts anew from the readings: what an upgrade does after it has changed the tables."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from dragoman.store.backends import Backend
from dragoman.store.bodies import unpack_reading
from dragoman.store.group_rows import regroup_all
from dragoman.store.revisions import is_revision
from dragoman.store.tables import documents, readings
from dragoman.store.writer import SqlWriter


def reindex(connection: Connection, backend: Backend, record: object) -> None:
    """Joins the revisions of articles, in the order of adding, and indexes the current readings of the newest.

    The tables of facts must be empty, and every document its own article.
    """
    _fill_keys(connection)
    _find_revisions(connection)
    writer = SqlWriter(connection, backend, record)
    newest = select(readings.c.document).join(documents).where(readings.c.current == 1, documents.c.newest == 1)
    for (number,) in connection.execute(newest.order_by(readings.c.document)).all():
        body, text = connection.execute(
            select(readings.c.body, documents.c.text)
            .join_from(readings, documents)
            .where(readings.c.document == number, readings.c.current == 1)
        ).one()
        writer.index(unpack_reading(body, text, record), number)
        writer.flush()
    regroup_all(connection)


def _fill_keys(connection: Connection) -> None:
    d = documents.c
    for (publisher,) in connection.execute(select(d.publisher).where(d.publisher.is_not(None)).distinct()).all():
        key = publisher.casefold()
        connection.execute(update(documents).where(d.publisher == publisher).values(publisher_key=key))


def _find_revisions(connection: Connection) -> None:
    """Among the documents of each address that more than one has."""
    d = documents.c
    shared = select(d.url).where(d.url.is_not(None)).group_by(d.url).having(func.count() > 1)
    for (url,) in connection.execute(shared).all():
        newest: list[Row[Any]] = []
        for document in connection.execute(select(documents).where(d.url == url).order_by(d.seq)).all():
            older = next((n for n in newest if is_revision(n.title, n.text, document.title, document.text)), None)
            if older is not None:
                newest.remove(older)
                _supersede(connection, older.seq, document.seq)
            newest.append(document)


def _supersede(connection: Connection, older: int, newer: int) -> None:
    d = documents.c
    article, revision = connection.execute(select(d.article, d.revision).where(d.seq == older)).one()
    connection.execute(update(documents).where(d.seq == older).values(newest=0))
    connection.execute(update(documents).where(d.seq == newer).values(article=article, revision=revision + 1))
