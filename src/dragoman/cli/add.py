"""``dragoman add``: read into a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, cast

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded
from dragoman.errors import QueryError, StoreError

if TYPE_CHECKING:
    from dragoman.cli.intake import Account
    from dragoman.store.base import Outcome
    from dragoman.types.document import Unread
    from dragoman.types.ledger import Skip
    from dragoman.types.record import Reading

GROUP_SECONDS = 0.5
GROUP_DOCUMENTS = 200


@guarded
def add(
    context: typer.Context,
    sources: options.Sources = None,
    record: options.Record = None,
    published: options.Published = None,
    title: options.Title = None,
    publisher: options.Publisher = None,
    url: options.Url = None,
    json: options.Json = False,
    field_map: options.FieldMap = None,
    actors: options.Actors = None,
    codebooks: options.Codebooks = None,
    offline: options.Offline = False,
    fused: options.Fuse = True,
) -> None:
    """Read reports into a record. What is there already is left as it is, so the same command may run twice.

    Documents that cannot be read are kept too, with the reason. What is written (a line with --json) is on the disk; a
    run that is killed loses what it read in its last half second, and never leaves half a document.

    Examples:

      dragoman add news/ --record news.record

      dragoman add articles.jsonl --map text=body,published=date --record news.record
    """
    from dragoman.cli.intake import Intake, ingest_options
    from dragoman.cli.settings import record_of, settings

    if not sources:
        raise QueryError("nothing to add; give a path, an address, or - for the input")
    config = settings(context, record, actors, codebooks)
    chosen = ingest_options(
        config,
        published=published,
        title=title,
        publisher=publisher,
        url=url,
        field_map=field_map,
        offline=offline,
    )
    intake, path = Intake(sources, chosen, config.actors, config.codebooks), record_of(config)
    readings = intake.readings()
    first = next(readings, None)  # no record is made for inputs of which nothing comes
    if first is not None:
        _add_all(chain([first], readings), intake.account, path, publisher, json, fused)
    elif intake.account.not_fetched:
        _note_alone(intake.account, path, publisher)
    raise typer.Exit(intake.account.exit_code)


def _add_all(
    readings: Iterable[Reading], account: Account, record: str, publisher: str | None, json: bool, fused: bool
) -> None:
    from dragoman.cli.output import progress, use_utf8, write_line
    from dragoman.export.reading_json import one_line
    from dragoman.fusing import fuse
    from dragoman.store import open_store

    use_utf8()
    counts: Counter[str] = Counter()
    store = open_store(record, create=True)
    with store.writer() as writer, progress("adding") as tick:
        for group in _groups(readings):
            for reading, outcome in zip(group, writer.add_all(group), strict=True):
                counts[outcome] += 1
                counts["events"] += len(reading.events) if outcome != "unchanged" else 0
                if json:
                    write_line(one_line(_line(reading, outcome)))
            writer.note(_not_read(group))
            tick(counts.total() - counts["events"])
        writer.note(_not_fetched(account, publisher))
    if fused:
        with progress("comparing") as tick:
            counts["joined"] = fuse(store, tick).joined
    store.close()
    if not json:
        write_line(_summary(counts, account.unread, record))


def _note_alone(account: Account, record: str, publisher: str | None) -> None:
    """Nothing came of the addresses; a record that is there remembers it."""
    from dragoman.store import open_store

    try:
        store = open_store(record)
    except StoreError:
        return
    with store.writer() as writer:
        writer.note(_not_fetched(account, publisher))
    store.close()


def _not_fetched(account: Account, publisher: str | None) -> list[Skip]:
    from dragoman.ingest.skips import skip_of_address

    now = datetime.now(UTC)
    return [
        skip_of_address(address, cast("Unread", error.unread), str(error), now, publisher)
        for address, error in account.not_fetched
    ]


def _not_read(readings: Sequence[Reading]) -> list[Skip]:
    from dragoman.ingest.skips import skip_of_document

    skips = (skip_of_document(reading.document, datetime.now(UTC)) for reading in readings)
    return [skip for skip in skips if skip is not None]


def _groups(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """What has been read in half a second: short reports are read faster than a disk confirms them one by one."""
    group: list[Reading] = []
    began = monotonic()
    for reading in readings:
        group.append(reading)
        if monotonic() - began >= GROUP_SECONDS or len(group) >= GROUP_DOCUMENTS:
            yield group
            group, began = [], monotonic()
    if group:
        yield group


def _line(reading: Reading, outcome: Outcome) -> dict[str, object]:
    return {
        "document": reading.document.id,
        "title": reading.document.title,
        "outcome": outcome,
        "events": len(reading.events),
        "claims": len(reading.claims),
        "relations": len(reading.relations),
        "warnings": list(reading.document.warnings),
    }


def _summary(counts: Counter[str], unread: int, record: str) -> str:
    from dragoman.export.wording import counted

    parts = [f"{counted(counts['added'], 'document')} added with {counted(counts['events'], 'event')}"]
    parts += [f"{counts[outcome]} {outcome}" for outcome in ("revised", "updated", "unchanged") if counts[outcome]]
    parts += [f"{unread} could not be read"] if unread else []
    return f"{record}: {', '.join(parts)}"
