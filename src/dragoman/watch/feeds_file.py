"""``feeds.toml`` → which feeds to follow, and of what to raise an alert. Every mistake raises FeedsError and says where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, cast, get_args
from urllib.parse import urlsplit

from dragoman.errors import FeedsError
from dragoman.watch.timing import duration

TextFrom = Literal["page", "feed", "summary"]
EVERY = timedelta(minutes=15)
DELAY = 1.0
_COUNTRY = re.compile(r"[A-Z]{3}")
_KINDS: dict[type, str] = {str: "text in quotation marks", int: "a whole number", float: "a number", list: "a list"}


@dataclass(frozen=True, slots=True)
class Feed:
    """``text``: where the text of an article is: on its page, in the feed, or (its summary only) in the feed.

    ``every``: how often it is asked, None as often as all.
    """

    publisher: str
    address: str
    country: str | None = None
    text: TextFrom = "page"
    tags: tuple[str, ...] = ()
    every: timedelta | None = None


@dataclass(frozen=True, slots=True)
class AlertOrder:
    """An alert as the file asks for it. ``webhook`` is an address, or ``$NAME`` for that in an environment variable."""

    when: str
    name: str
    stdout: bool = True
    file: str | None = None
    webhook: str | None = None


@dataclass(frozen=True, slots=True)
class FeedsFile:
    """``delay``: seconds between two requests to a host."""

    feeds: tuple[Feed, ...]
    alerts: tuple[AlertOrder, ...] = ()
    every: timedelta = EVERY
    delay: float = DELAY
    seed: int = 0


def read_feeds(path: Path) -> FeedsFile:
    """The file at ``path``; relative paths of alerts start at its folder."""
    try:
        return parse_feeds(path.read_text("utf-8"), str(path), path.parent)
    except (OSError, UnicodeDecodeError) as error:
        raise FeedsError(f"{path} cannot be read: {error}") from error


def parse_feeds(text: str, name: str = "feeds.toml", folder: Path = Path()) -> FeedsFile:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FeedsError(f"{name} is no TOML: {error}") from error
    _check_keys(data, ("watch", "feed", "alert"), name)
    common = _table(data.get("watch", {}), f"{name}: [watch]")
    _check_keys(common, ("every", "delay", "seed"), f"{name}: [watch]")
    feeds = tuple(_feed(table, where) for table, where in _tables(data, "feed", name))
    if not feeds:
        raise FeedsError(f"{name} names no feed; write [[feed]] with a publisher and an address")
    _check_twice(feeds, name)
    where = f"{name}: [watch]"
    return FeedsFile(
        feeds=feeds,
        alerts=tuple(_alert(table, where, folder) for table, where in _tables(data, "alert", name)),
        every=_every(common, where) or EVERY,
        delay=_delay(common, where),
        seed=_value(common, "seed", int, where) or 0,
    )


def _feed(table: Mapping[str, Any], where: str) -> Feed:
    _check_keys(table, ("publisher", "address", "country", "text", "tags", "every"), where)
    publisher = _wanted(table, "publisher", where)
    address = _wanted(table, "address", where)
    if not _is_address(address):
        raise FeedsError(f"{where}: address is {address!r}; give an http or https address")
    country = _value(table, "country", str, where)
    if country is not None and not _COUNTRY.fullmatch(country):
        raise FeedsError(f"{where}: country is {country!r}; give three letters, such as NOR")
    text = _value(table, "text", str, where) or "page"
    if text not in get_args(TextFrom):
        raise FeedsError(f"{where}: text is {text!r}; it can be {', '.join(get_args(TextFrom))}")
    return Feed(publisher, address, country, cast(TextFrom, text), _tags(table, where), _every(table, where))


def _alert(table: Mapping[str, Any], where: str, folder: Path) -> AlertOrder:
    _check_keys(table, ("when", "name", "stdout", "file", "webhook"), where)
    when = _wanted(table, "when", where)
    file = _value(table, "file", str, where)
    webhook = _value(table, "webhook", str, where)
    if webhook is not None and not (webhook.startswith("$") or _is_address(webhook)):
        raise FeedsError(f"{where}: webhook is no http or https address, and no $NAME of an environment variable")
    stdout = table.get("stdout", file is None and webhook is None)
    if not isinstance(stdout, bool):
        raise FeedsError(f"{where}: stdout is {stdout!r}; give true or false")
    if not (stdout or file or webhook):
        raise FeedsError(f"{where}: the alert goes nowhere; leave out stdout = false, or give file or webhook")
    path = str(folder / Path(file).expanduser()) if file else None
    return AlertOrder(when, _value(table, "name", str, where) or when, stdout, path, webhook)


def _tables(data: Mapping[str, Any], key: str, name: str) -> Iterable[tuple[Mapping[str, Any], str]]:
    given = data.get(key, [])
    if not isinstance(given, list):
        raise FeedsError(f"{name}: write [[{key}]] with two brackets, once for each")
    for number, table in enumerate(given, 1):
        label = table.get("publisher") or table.get("when") if isinstance(table, dict) else None
        where = f"{name}: {key} {number}" + (f" ({label})" if isinstance(label, str) else "")
        yield _table(table, where), where


def _table(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise FeedsError(f"{where}: a table is wanted here")
    return value


def _check_keys(table: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise FeedsError(f"{where}: there is no {key!r}; {hint}")


def _check_twice(feeds: Iterable[Feed], name: str) -> None:
    seen: set[str] = set()
    for feed in feeds:
        if feed.address in seen:
            raise FeedsError(f"{name}: the feed {feed.address} stands there twice")
        seen.add(feed.address)


def _wanted(table: Mapping[str, Any], key: str, where: str) -> str:
    value = _value(table, key, str, where)
    if not value or not value.strip():
        raise FeedsError(f"{where}: {key} is missing")
    return str(value).strip()


def _value(table: Mapping[str, Any], key: str, kind: type, where: str) -> Any:  # noqa: ANN401  of the kind, or None
    value = table.get(key)
    if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
        raise FeedsError(f"{where}: {key} is {value!r}; give {_KINDS[kind]}")
    return value


def _tags(table: Mapping[str, Any], where: str) -> tuple[str, ...]:
    tags = _value(table, "tags", list, where) or []
    if not all(isinstance(tag, str) and tag for tag in tags):
        raise FeedsError(f'{where}: tags is {tags!r}; give a list such as ["agency", "north"]')
    return tuple(tags)


def _every(table: Mapping[str, Any], where: str) -> timedelta | None:
    text = _value(table, "every", str, where)
    every = duration(text) if text is not None else None
    if text is not None and every is None:
        raise FeedsError(f'{where}: every is {text!r}; write it like "15m", "2h" or "1d"')
    return every


def _delay(table: Mapping[str, Any], where: str) -> float:
    delay = table.get("delay", DELAY)
    if not isinstance(delay, int | float) or isinstance(delay, bool) or not 0 <= delay <= 3600:
        raise FeedsError(f"{where}: delay is {delay!r}; give seconds, from 0 to 3600")
    return float(delay)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False
