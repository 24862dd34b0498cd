"""``dragoman fuse``, ``split``, ``join``, ``wrong``, ``undo``, ``judgements``: which events are one, and which are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.asking import opened, show_json_lines, show_lines, viewed
from dragoman.cli.guard import complain, guarded
from dragoman.errors import QueryError

if TYPE_CHECKING:
    from dragoman.store.base import Store, View
    from dragoman.types.judgement import Judgement, Verdict

Events = Annotated[list[str], typer.Argument(metavar="EVENT...", help="Ids of events, or their beginnings.")]
Author = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges so.")]
Because = Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why.")]


@guarded
def fuse(context: typer.Context, record: options.Record = None) -> None:
    """Find out which events of different documents are one, for all documents that have not been compared yet.

    dragoman add does it for what it adds, unless told not to (--no-fuse). Why two events are one is kept with them
    (dragoman events --fused --why); dragoman split and join go before it.

    Example:

      dragoman fuse --record news.record
    """
    from dragoman.cli.output import progress
    from dragoman.export.wording import counted
    from dragoman.fusing import fuse as fuse_record

    with opened(context, record) as store, progress("comparing") as tick:
        done = fuse_record(store, tick)
    counts = (
        counted(done.documents, "document"),
        counted(done.comparisons, "pair"),
        counted(done.joined, "new judgement"),
    )
    show_lines([f"{counts[0]} compared, {counts[1]} of events, {counts[2]} that two are one"])


@guarded
def split(
    context: typer.Context,
    events: Events,
    record: options.Record = None,
    author: Author = None,
    because: Because = None,
) -> None:
    """Take events out of the event that they were fused into; those that are named together stay together.

    Example:

      dragoman split 3f2a91 --by "A. Reader" --because "another day's raid" --record news.record
    """
    with opened(context, record) as store:
        with store.view() as view:
            chosen = [_event(view, event) for event in events]
            pairs = list(_split_pairs(view, chosen))
        if not pairs:
            raise QueryError("nothing to split: no other document tells of it (dragoman events --fused shows those)")
        _keep(store, pairs, "different", author, because)


@guarded
def join(
    context: typer.Context,
    events: Events,
    record: options.Record = None,
    author: Author = None,
    because: Because = None,
) -> None:
    """Say that two or more events are one.

    Example:

      dragoman join 3f2a91 77b0c4 --by "A. Reader" --because "both tell of the raid on Dori" --record news.record
    """
    with opened(context, record) as store:
        chosen = _events(store, events)
        pairs = list(combinations(dict.fromkeys(chosen), 2))
        if not pairs:
            raise QueryError("which events are one? give two or more")
        _keep(store, pairs, "same", author, because)
        with store.view() as view:
            wrong = view.wrong(chosen)
            apart = [event for event in chosen[1:] if _fused(view, event) != _fused(view, chosen[0])]
        for event in wrong or apart:
            why = "a user has marked it as wrong" if event in wrong else "a user has split it from one of these"
            complain(f"{event} stays apart: {why}; dragoman undo takes that back")


@guarded
def wrong(
    context: typer.Context,
    events: Events,
    record: options.Record = None,
    author: Author = None,
    because: Because = None,
) -> None:
    """Say that events are wrong: they were not read rightly, or are none. They leave every list, count and answer, and the
    event that they were fused into; dragoman events --wrong still shows them.

    Example:

      dragoman wrong 3f2a91 --by "A. Reader" --because "a film, not a raid" --record news.record
    """
    with opened(context, record) as store:
        chosen = _events(store, events)
        _keep(store, [(event, event) for event in dict.fromkeys(chosen)], "wrong", author, because)


@guarded
def undo(
    context: typer.Context,
    events: Events,
    record: options.Record = None,
    author: Author = None,
    because: Because = None,
) -> None:
    """Take back all that users have judged of events; Dragoman's own judgement holds again.

    Example:

      dragoman undo 3f2a91 --record news.record
    """
    with opened(context, record) as store:
        with store.view() as view:
            chosen = {_event(view, event) for event in events}
            held = [j for j in view.judgements() if j.by == "user" and not chosen.isdisjoint(j.pair)]
        if not held:
            raise QueryError("no user has judged of it (dragoman judgements --user shows what was judged)")
        _keep(store, [judgement.pair for judgement in held], "open", author, because)


@guarded
def judgements(
    context: typer.Context,
    event: Annotated[str | None, typer.Argument(metavar="[EVENT]", help="Only about this one.")] = None,
    record: options.Record = None,
    user: Annotated[bool, typer.Option("--user", help="Only what users have judged.")] = False,
    json: options.Json = False,
) -> None:
    """List which events are one and which are not, who says so and why: "=" one event, "≠" not, "✗" wrong.

    Example:

      dragoman judgements --user --record news.record
    """
    from dragoman.export.fused_json import judgement_to_dict
    from dragoman.export.fused_text import judgement_lines

    with viewed(context, record) as view:
        chosen = None if event is None else _event(view, event)
        found = view.judgements() if chosen is None else view.judgements_about([chosen])
    held = [j for j in found if (chosen is None or chosen in j.pair) and (j.by == "user" or not user)]
    if json:
        show_json_lines(map(judgement_to_dict, held))
    else:
        show_lines(line for judgement in held for line in judgement_lines(judgement))
    if not held:
        complain("nothing has been judged")


def _events(store: Store, events: Sequence[str]) -> list[str]:
    with store.view() as view:
        return [_event(view, event) for event in events]


def _event(view: View, event: str) -> str:
    """The id that a beginning of it is meant for; QueryError where there is none, or several."""
    from dragoman.store.filters import EventFilter

    ids = sorted({entry.event.id for entry in view.events(EventFilter(id=event, limit=50, wrong=True))})
    if not ids:
        raise QueryError(f"the record has no event {event!r}; dragoman events --json shows ids")
    if len(ids) > 1:
        raise QueryError(f"{event!r} begins {len(ids)} ids: {', '.join(ids[:5])}; give more of it")
    return ids[0]


def _fused(view: View, event: str) -> str | None:
    found = view.fused_event(event)
    return None if found is None else found.id


def _split_pairs(view: View, chosen: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each of the events with every other telling of what it was fused into."""
    for event in chosen:
        found = view.fused_event(event)
        assert found is not None  # the view has just found it by its id
        others = [telling.event.id for telling in found.tellings if telling.event.id not in chosen]
        yield from product([event], others)


def _keep(
    store: Store, pairs: Sequence[tuple[str, str]], verdict: Verdict, author: str | None, because: str | None
) -> None:
    from dragoman.export.fused_text import judgement_lines
    from dragoman.types.judgement import Judgement

    made: list[Judgement] = [
        Judgement(min(pair), max(pair), verdict, "user", author=author, because=because) for pair in pairs
    ]
    with store.writer() as writer:
        news = writer.judge(made)
    show_lines(line for new, judgement in zip(news, made, strict=True) if new for line in judgement_lines(judgement))
    if not any(news):
        complain("that has been judged so already")
