"""Kills writers of a record at random moments, and counts what became of what they had reported."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from dragoman.store import open_store
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter
from dragoman.types.deserialise import reading_from_dict
from tests.builders import full_reading

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Tally:
    """``lost``: reported and gone. ``torn``: there, but not with all its facts. ``unreported``: there, but the writer
    died before it could say so; at most one a kill. ``seconds``: the longest that opening the record took afterwards."""

    kills: int
    reported: int
    lost: int
    doubled: int
    torn: int
    unreported: int
    seconds: float


def kill_writers(record: str, kills: int, seed: int) -> Tally:
    """Adds documents until each writer is killed; every other one may die while it makes or opens the record."""
    chance = random.Random(seed)
    reported: list[str] = []
    slowest = 0.0
    for kill in range(kills):
        busy = kill % 2 == 1
        reported += _kill_one(record, str(kill), chance.uniform(0.0, 0.4 if busy else 0.6), busy)
        began = time.perf_counter()
        open_store(record, create=True).close()
        slowest = max(slowest, time.perf_counter() - began)
    return _tally(record, kills, reported, slowest)


def _kill_one(record: str, name: str, seconds: float, busy: bool) -> list[str]:
    """The ids that the writer reported before it was killed, ``seconds`` after its start or (``busy``) its first."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent.parent), *sys.path])}
    writer = subprocess.Popen(
        [sys.executable, str(HERE / "killed_writer.py"), record, name],
        stdout=subprocess.PIPE, env=environment, text=True,
    )  # fmt: skip
    assert writer.stdout is not None
    first = writer.stdout.readline() if busy else ""
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    rest = writer.stdout.read()
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL
    return [line.strip() for line in (first + rest).splitlines(keepends=True) if line.endswith("\n") and line.strip()]


def _tally(record: str, kills: int, reported: list[str], slowest: float) -> Tally:
    store = open_store(record)
    with store.view() as view:
        there = {entry.document.id: entry.document.url for entry in view.documents(DocumentFilter())}
        whole = full_reading()
        facts = {
            "events": Counter(entry.document.id for entry in view.events(EventFilter(between=("PER", "ECU")))),
            "claims": Counter(entry.document.id for entry in view.claims(ClaimFilter(about="PER"))),
            "relations": Counter(entry.document.id for entry in view.relations(RelationFilter())),
            "words": Counter(entry.document.id for entry in view.documents(DocumentFilter(words=("quito",)))),
        }
        expected = {"events": len(whole.events), "claims": len(whole.claims), "relations": 1, "words": 1}
        torn = sum(
            {name: found[document] for name, found in facts.items()} != expected
            or view.history(document) != (reading_from_dict(full_reading(url=url).to_dict()),)
            for document, url in there.items()
        )
        number = view.count_documents()
    store.close()
    return Tally(
        kills=kills,
        reported=len(reported),
        lost=len(set(reported) - set(there)),
        doubled=number - len(there),
        torn=torn,
        unreported=len(set(there) - set(reported)),
        seconds=round(slowest, 2),
    )
