"""``dragoman watch``: follow feeds into a record, and raise alerts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import INCOMPLETE, NOTHING_READ, OK, guarded
from dragoman.errors import FeedsError

if TYPE_CHECKING:
    from collections import Counter
    from datetime import timedelta

    from dragoman.ingest.fetch import Network
    from dragoman.watch.feeds_file import Feed, FeedsFile
    from dragoman.watch.raising import Armed
    from dragoman.watch.rounds import Rounds

_UNFINISHED = ("feeds failed", "feeds gone", "feeds waiting", "skipped", "deferred")


@guarded
def watch(
    context: typer.Context,
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="The feeds and alerts (docs/feeds.md).")],
    record: options.Record = None,
    once: Annotated[bool, typer.Option("--once", help="One round over all feeds, then stop.")] = False,
    every: Annotated[
        str | None, typer.Option("--every", metavar="T", help="How often feeds are asked: 15m, 2h. Default: the file's.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Only say whether the file is sound.")] = False,
    tags: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", help="Only the feeds with this tag. Repeatable.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also feeds and webhooks in networks of your own.")
    ] = False,
    actors: options.Actors = None,
    codebooks: options.Codebooks = None,
    json: options.Json = False,
) -> None:
    """Follow RSS and Atom feeds: what they name is fetched, read and added; alerts are raised on what is new.

    A run that is killed goes on where it was. What happens is told on the error stream; the output has the alerts, and
    with --json everything that happens, one object a line.

    Examples:

      dragoman watch --check feeds.toml

      dragoman watch feeds.toml --record news.record --every 15m
    """
    from dragoman.cli.settings import record_of, settings
    from dragoman.cli.watch_log import WatchLog
    from dragoman.watch.feeds_file import read_feeds

    config = settings(context, record, actors, codebooks)
    file = read_feeds(feeds)
    armed = _armed(context, file, record if config.record else None, actors, bool(config.record))
    chosen = _with_tags(file.feeds, tags or (), feeds)
    pause = _every(every) or file.every
    log = WatchLog(json, now)
    if check:
        log.sound(feeds, file)
        return
    rounds = _rounds(record_of(config), file, chosen, pause, armed, allow_private, config, log)
    try:
        _follow(rounds, once)
    finally:
        rounds.store.close()


def _follow(rounds: Rounds, once: bool) -> None:
    while True:
        counts = rounds.run(once)
        if once:
            raise typer.Exit(_exit_code(counts))
        sleep(max(1.0, (rounds.next_due() - now()).total_seconds()))


def _exit_code(counts: Counter[str]) -> int:
    if not any(counts[name] for name in _UNFINISHED):
        return OK
    return INCOMPLETE if counts["feeds read"] or counts["feeds unchanged"] else NOTHING_READ


def _rounds(
    record: str, file: FeedsFile, feeds: Sequence[Feed], every: timedelta, armed: Sequence[Armed], allow_private: bool,
    config: object, log: object,
) -> Rounds:  # fmt: skip
    from functools import cache

    from dragoman.cli import intake
    from dragoman.cli.watch_log import WatchLog
    from dragoman.config import Config
    from dragoman.ingest.options import MAX_CHARACTERS
    from dragoman.store import open_store
    from dragoman.watch.courtesy import Courtesy
    from dragoman.watch.delivery import Delivery
    from dragoman.watch.raising import Alerts
    from dragoman.watch.rounds import Rounds

    assert isinstance(config, Config) and isinstance(log, WatchLog)
    outside, store = network(allow_private), open_store(record, create=True)
    return Rounds(
        store=store,
        feeds=feeds,
        every=every,
        seed=file.seed,
        courtesy=Courtesy(outside, file.delay, now),
        reader=cache(lambda: intake.load_reader(config.actors, config.codebooks)),
        alerts=Alerts(store, armed, Delivery(outside, log.alert), log.problem),
        tell=log.tell,
        clock=now,
        max_characters=config.max_characters or MAX_CHARACTERS,
    )


def _armed(
    context: typer.Context, file: FeedsFile, record: str | None, actors: list[str] | None, recorded: bool
) -> tuple[Armed, ...]:
    """The alerts of the file, understood. Raises FeedsError."""
    if not file.alerts:
        return ()
    import os

    from dragoman.cli.listing import filter_parser, own_types
    from dragoman.watch.delivery import destinations
    from dragoman.watch.raising import Armed
    from dragoman.watch.rules import parse_rule

    names = filter_parser(context, actors, own_types(context, record, ("",)) if recorded else ())
    return tuple(
        Armed(order, parse_rule(order.when, names), destinations(order, os.environ)) for order in file.alerts
    )


def _with_tags(feeds: Sequence[Feed], tags: Sequence[str], path: Path) -> Sequence[Feed]:
    chosen = [feed for feed in feeds if not tags or set(tags) & set(feed.tags)]
    if not chosen:
        raise FeedsError(f"no feed of {path} has the tag {' or '.join(tags)}")
    return chosen


def _every(text: str | None) -> timedelta | None:
    from dragoman.watch.timing import duration

    every = duration(text) if text is not None else None
    if text is not None and every is None:
        raise FeedsError(f"--every {text!r} is no time; write it like 15m, 2h or 1d")
    return every


def network(allow_private: bool) -> Network:
    """How feeds are reached."""
    from dragoman.ingest.fetch import Network

    return Network(allow_private=allow_private)


def now() -> datetime:
    return datetime.now(UTC)


Clock = Callable[[], datetime]
