"""What ``dragoman watch`` says: log lines on the error stream; alerts, or with ``--json`` everything, on the output."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.cli.guard import complain
from dragoman.cli.output import use_utf8, write_line
from dragoman.export.reading_json import one_line
from dragoman.export.wording import clean, counted
from dragoman.types.ledger import moment

if TYPE_CHECKING:
    from dragoman.types.ledger import AlertNote
    from dragoman.watch.feeds_file import FeedsFile

_OUTCOMES = ("added", "revised", "updated", "unchanged", "duplicate", "deferred", "skipped", "alerts")


class WatchLog:
    def __init__(self, as_json: bool, clock: Callable[[], datetime]) -> None:
        self._json = as_json
        self._clock = clock
        use_utf8()

    def tell(self, kind: str, said: Mapping[str, Any]) -> None:
        """An event of a round; see ``watch.rounds.Tell``."""
        if self._json:
            self._write({"event": kind, "at": moment(self._clock()), **said})
        words = {"feed": _feed_words, "article": _article_words, "round": _round_words}[kind](said)
        if words:
            complain(f"{moment(self._clock())} {clean(words)}")

    def alert(self, note: AlertNote) -> None:
        """An alert that goes to the output."""
        body = json.loads(note.body)
        if self._json:
            self._write({"event": "alert", **body})
            return
        self._line(f"{body['day']} {clean(body['text'])} [{clean(body['name'])}]")
        for sentence in body["sentences"][:3]:
            self._line(f"    {clean(sentence)}")

    def problem(self, text: str) -> None:
        if self._json:
            self._write({"event": "problem", "at": moment(self._clock()), "reason": text})
        complain(f"{moment(self._clock())} {clean(text)}")

    def sound(self, path: Path, file: FeedsFile) -> None:
        """What ``--check`` says of a file without mistakes."""
        publishers = len({feed.publisher for feed in file.feeds})
        if self._json:
            counts = {"feeds": len(file.feeds), "publishers": publishers, "alerts": len(file.alerts)}
            self._write({"event": "sound", **counts})
            return
        self._line(
            f"{path}: sound: {counted(len(file.feeds), 'feed')} of {counted(publishers, 'publisher')}, "
            f"{counted(len(file.alerts), 'alert')}"
        )

    def _write(self, said: Mapping[str, Any]) -> None:
        self._line(one_line(dict(said)))

    @staticmethod
    def _line(text: str) -> None:
        """At once: who reads a pipe wants to know now."""
        write_line(text)
        sys.stdout.flush()


def _feed_words(said: Mapping[str, Any]) -> str:
    words = f"feed {said['publisher']} ({said['feed']}): {said['outcome']}"
    if said["outcome"] == "read":
        words += f", {said['entries']} articles, {said['new']} new or edited"
    if said["outcome"] == "gone":
        words += ", it is not asked any more; take it out of the file"
    if said.get("not_before") and said["outcome"] == "failed":
        words += f", asked again after {said['not_before']}"
    return words + (f": {said['reason']}" if said.get("reason") else "")


def _article_words(said: Mapping[str, Any]) -> str:
    """Only what went wrong has a line of its own: the others are counted at the end of the round."""
    if said["outcome"] not in ("deferred", "skipped"):
        return ""
    return f"article {said['address']}: {said['outcome']}: {said['reason']}"


def _round_words(said: Mapping[str, Any]) -> str:
    parts = [f"{said[name]} {name}" for name in _OUTCOMES if said.get(name)]
    return f"round done: {', '.join(parts) or 'nothing new'}"
