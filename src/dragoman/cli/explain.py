"""``dragoman explain``: why an event was read as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import INCOMPLETE, complain, guarded
from dragoman.errors import QueryError

if TYPE_CHECKING:
    from dragoman.config import Config
    from dragoman.ingest import IngestOptions
    from dragoman.store.fused import FusedEvent
    from dragoman.types.document import Document
    from dragoman.types.explanation import EventExplanation

Explained = tuple["Document", "EventExplanation"]


@guarded
def explain(
    context: typer.Context,
    event: Annotated[
        str | None, typer.Argument(metavar="[EVENT]", help="The id of an event, or its beginning.", show_default=False)
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="PATH|URL|-", help="A report instead of a record.")
    ] = None,
    sentence: Annotated[
        int | None, typer.Option("--sentence", metavar="N", help="Of a report: the events of its Nth sentence.")
    ] = None,
    trigger: Annotated[
        str | None, typer.Option("--trigger", metavar="WORD", help="Of a report: the events that this word tells.")
    ] = None,
    record: options.Record = None,
    published: options.Published = None,
    title: options.Title = None,
    publisher: options.Publisher = None,
    url: options.Url = None,
    field_map: options.FieldMap = None,
    offline: options.Offline = False,
    actors: options.Actors = None,
    json: options.Json = False,
) -> None:
    """Say why an event was read so: its word, its parties, its status, what was joined, and how sure it is.

    Events come from a record, by their id; or from a report that is read anew, where all are explained unless an id, a
    sentence or a word is given.

    Examples:

      dragoman explain 3f2a91 --record news.record

      dragoman explain --report report.txt --published 2025-05-07 --trigger rejected
    """
    from dragoman.cli.intake import ingest_options
    from dragoman.cli.output import use_utf8
    from dragoman.cli.settings import settings

    config = settings(context, record, actors)
    use_utf8()
    if report is None:
        if event is None or sentence is not None or trigger is not None:
            raise QueryError("which event? give its id (dragoman events --json shows ids), or --report PATH")
        explained, fused = _of_record(event, config)
        _write([explained], json, fused)
        return
    chosen = ingest_options(
        config, published=published, title=title, publisher=publisher, url=url, field_map=field_map, offline=offline
    )
    found = [e for e in _of_report(report, chosen, config) if _fits(e, event, sentence, trigger)]
    if not found:
        complain("no event of the report fits; dragoman read shows them all")
        raise typer.Exit(INCOMPLETE)
    _write(found, json)


def _of_record(event: str, config: Config) -> tuple[Explained, FusedEvent | None]:
    """The event that a record has by an id, or the beginning of one, its report read once more; what others tell of it."""
    from dragoman.cli import intake
    from dragoman.cli.reread import differences, is_gone, of_own_codebook
    from dragoman.cli.settings import record_of
    from dragoman.store import open_store
    from dragoman.store.filters import EventFilter

    store = open_store(record_of(config))
    with store.view() as view:
        entries = list(view.events(EventFilter(id=event, wrong=True)))
        ids = sorted({entry.event.id for entry in entries})
        if not ids:
            raise QueryError(f"the record has no event {event!r}; dragoman events --json shows ids")
        if len(ids) > 1:
            raise QueryError(f"{event!r} begins {len(ids)} ids: {', '.join(ids[:5])}; give more of it")
        kept, reading = entries[0].event, view.reading(entries[0].document.id)
        fused = view.fused_event(kept.id)
    store.close()
    if kept.codebook is not None:
        raise QueryError(of_own_codebook(kept))
    assert reading is not None
    reader = intake.load_reader(config.actors)
    found = reader.explain_event(reading.document, kept.id)
    if found is None:
        raise QueryError(is_gone(kept, reading, reader.read_document(reading.document)))
    for line in differences(kept, found.event):
        complain(line)
    return (reading.document, found), fused


def _of_report(report: str, chosen: IngestOptions, config: Config) -> Iterator[Explained]:
    from dragoman.cli import intake

    documents = list(intake.Intake([report], chosen, config.actors).documents())
    if not documents:
        raise QueryError(f"no report could be read from {report}")
    reader = intake.load_reader(config.actors)
    for document in documents:
        for found in reader.explain_events(document):
            yield document, reader.with_pair(document, found)


def _fits(explained: Explained, event: str | None, sentence: int | None, trigger: str | None) -> bool:
    _, found = explained
    tellings = found.tellings
    return (
        (event is None or found.event.id.startswith(event))
        and (sentence is None or any(telling.number == sentence for telling in tellings))
        and (trigger is None or any(telling.trigger.text.lower() == trigger.lower() for telling in tellings))
    )


def _write(found: Sequence[Explained], json: bool, fused: FusedEvent | None = None) -> None:
    from dragoman.cli.output import write_line
    from dragoman.export.explanation_json import explanation_to_dict
    from dragoman.export.explanation_text import explanation_lines
    from dragoman.export.fused_json import fused_part
    from dragoman.export.fused_text import why_fused_lines, wrong_lines
    from dragoman.export.reading_json import one_line

    for number, (document, explanation) in enumerate(found):
        if json:
            with_others = {} if fused is None else {"fused": fused_part(fused)}
            write_line(one_line({**explanation_to_dict(explanation), **with_others}))
            continue
        if number:
            write_line("")
        for line in () if fused is None else wrong_lines(fused):
            write_line(line)
        for line in explanation_lines(explanation, document):
            write_line(line)
        for line in () if fused is None else why_fused_lines(fused):
            write_line(line)
