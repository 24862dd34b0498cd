"""A writer that is killed at any moment loses nothing it has reported, and leaves no torn document.

``DRAGOMAN_KILLS`` sets how often (the daily run kills 4 times).
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from dragoman.store import open_store
from dragoman.store.filters import DocumentFilter
from tests.builders import full_reading

KILLS = int(os.environ.get("DRAGOMAN_KILLS", "4"))
HERE = Path(__file__).parent


def kill_a_writer(record: Path, name: str, seconds: float, busy: bool) -> list[str]:
    """The ids that the writer reported before it was killed, ``seconds`` after its start or (``busy``) its first."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent.parent), *sys.path])}
    writer = subprocess.Popen(
        [sys.executable, str(HERE / "killed_writer.py"), str(record), name],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert writer.stdout is not None
    first = writer.stdout.readline() if busy else ""
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    rest = writer.stdout.read()
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL
    return [line.strip() for line in (first + rest).splitlines(keepends=True) if line.endswith("\n") and line.strip()]


def test_killed_writers_lose_and_tear_nothing(tmp_path):
    record, chance = tmp_path / "r", random.Random(20240305)
    whole = full_reading()
    reported: set[str] = set()
    for kill in range(KILLS):
        busy = kill % 2 == 1  # the others may die while they make or open the record
        ids = kill_a_writer(record, str(kill), chance.uniform(0.0, 0.15 if busy else 0.3), busy)
        assert ids or not busy
        reported |= set(ids)
        with open_store(record, create=True).view() as view:
            entries = list(view.documents(DocumentFilter()))
        assert reported <= {entry.document.id for entry in entries}
        assert len(entries) <= len(reported) + kill + 1  # at most the one in hand each time was added unreported
        for entry in entries:
            assert (entry.events, entry.claims) == (len(whole.events), len(whole.claims))
    assert_sound(record, len(whole.events), len(whole.claims))


def assert_sound(record: Path, events: int, claims: int) -> None:
    connection = sqlite3.connect(record)
    (documents,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("events", "claims")]
    assert counts == [documents * events, documents * claims]
    assert connection.execute("SELECT count(*) FROM readings WHERE current").fetchone() == (documents,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO document_words (document_words) VALUES ('integrity-check')")
    connection.close()
