"""The jobs of a server in a small SQLite file."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from threading import Lock
from typing import get_args

from dragoman.errors import StoreError
from dragoman.store.failures import explained
from dragoman.store.jobs import ENDED, Done, Job, JobState

KEPT = 200  # jobs that have ended and can still be asked about
_SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT UNIQUE, hash TEXT NOT NULL, created TEXT NOT NULL,
  state TEXT NOT NULL, reports INTEGER NOT NULL, worker TEXT, leased_until REAL NOT NULL DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS reports (
  job TEXT NOT NULL REFERENCES jobs(id) ON DELETE CASCADE, position INTEGER NOT NULL, line TEXT,
  outcome TEXT, document TEXT, events INTEGER NOT NULL DEFAULT 0, message TEXT,
  PRIMARY KEY (job, position)) STRICT, WITHOUT ROWID;
"""
_JOB = (
    "SELECT id, state, created, reports, (SELECT count(*) FROM reports WHERE job = id AND outcome IS NOT NULL) FROM jobs"
)


class SqliteJobs:
    """Implements ``Jobs`` in a file, or in memory at ``":memory:"``; threads may share it."""

    def __init__(self, path: str, clock: Callable[[], float]) -> None:
        self._path, self._clock, self._lock = path, clock, Lock()
        with explained(path):
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
            for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"):
                self._connection.execute(statement)
            self._connection.executescript(_SCHEMA)

    def submit(self, lines: Sequence[str], key: str | None = None) -> Job | None:
        digest = hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
        with self._writing() as connection:
            there = connection.execute("SELECT id, hash FROM jobs WHERE key = ?", (key,)).fetchone()
            if there is not None:
                return self._job(there[0]) if there[1] == digest else None
            job, now = token_hex(8), datetime.now(UTC).isoformat(timespec="seconds")
            state = "waiting" if lines else "finished"
            connection.execute(
                "INSERT INTO jobs (id, key, hash, created, state, reports) VALUES (?, ?, ?, ?, ?, ?)",
                (job, key, digest, now, state, len(lines)),
            )
            connection.executemany(
                "INSERT INTO reports (job, position, line) VALUES (?, ?, ?)",
                ((job, position, line) for position, line in enumerate(lines, 1)),
            )
            connection.execute(
                "DELETE FROM jobs WHERE seq IN (SELECT seq FROM jobs WHERE state IN (?, ?) ORDER BY seq DESC LIMIT -1 OFFSET ?)",
                (*ENDED, KEPT),
            )
            return self._job(job)

    def job(self, job: str) -> Job | None:
        with self._reading():
            return self._job(job)

    def jobs(self, limit: int = 50) -> tuple[Job, ...]:
        with self._reading() as connection:
            ids = [row[0] for row in connection.execute("SELECT id FROM jobs ORDER BY seq DESC LIMIT ?", (limit,))]
            return tuple(found for found in map(self._job, ids) if found is not None)

    def cancel(self, job: str) -> bool:
        with self._writing() as connection:
            changed = connection.execute(
                "UPDATE jobs SET state = 'cancelled', worker = NULL WHERE id = ? AND state NOT IN (?, ?)", (job, *ENDED)
            )
            return changed.rowcount == 1

    def take(self, worker: str, seconds: float) -> Job | None:
        with self._writing() as connection:
            now = self._clock()
            found = connection.execute(
                "SELECT id FROM jobs WHERE state = 'waiting' OR (state = 'running' AND leased_until < ?) ORDER BY seq LIMIT 1",
                (now,),
            ).fetchone()
            if found is None:
                return None
            connection.execute(
                "UPDATE jobs SET state = 'running', worker = ?, leased_until = ? WHERE id = ?",
                (worker, now + seconds, found[0]),
            )
            return self._job(found[0])

    def release(self, job: str, worker: str) -> None:
        with self._writing() as connection:
            connection.execute(
                "UPDATE jobs SET state = 'waiting', worker = NULL WHERE id = ? AND worker = ? AND state = 'running'",
                (job, worker),
            )

    def waiting(self, job: str, most: int) -> tuple[tuple[int, str], ...]:
        with self._reading() as connection:
            return tuple(connection.execute(
                "SELECT position, line FROM reports WHERE job = ? AND outcome IS NULL ORDER BY position LIMIT ?", (job, most)
            ).fetchall())  # fmt: skip

    def keep(self, job: str, worker: str, done: Sequence[Done], seconds: float) -> bool:
        with self._writing() as connection:
            mine = connection.execute(
                "UPDATE jobs SET leased_until = ? WHERE id = ? AND worker = ? AND state = 'running'",
                (self._clock() + seconds, job, worker),
            )
            if mine.rowcount != 1:
                return False
            connection.executemany(
                "UPDATE reports SET outcome = ?, document = ?, events = ?, message = ?, line = NULL WHERE job = ? AND position = ?",
                ((d.outcome, d.document, d.events, d.message, job, d.position) for d in done),
            )
            connection.execute(
                "UPDATE jobs SET state = 'finished', worker = NULL WHERE id = ? AND NOT EXISTS "
                "(SELECT 1 FROM reports WHERE job = jobs.id AND outcome IS NULL)",
                (job,),
            )
            return True

    def progress(self, job: str, after: int, most: int) -> tuple[Done, ...]:
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT position, outcome, document, events, message FROM reports "
                "WHERE job = ? AND position > ? AND outcome IS NOT NULL ORDER BY position LIMIT ?",
                (job, after, most),
            )
            return tuple(Done(*row) for row in rows)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _job(self, job: str) -> Job | None:
        row = self._connection.execute(f"{_JOB} WHERE id = ?", (job,)).fetchone()
        if row is None:
            return None
        assert row[1] in get_args(JobState)
        outcomes = self._connection.execute(
            "SELECT outcome, count(*) FROM reports WHERE job = ? AND outcome IS NOT NULL GROUP BY outcome ORDER BY outcome", (job,)
        ).fetchall()
        return Job(row[0], row[1], row[2], row[3], row[4], tuple(outcomes))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, explained(self._path):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, explained(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.rollback()
                raise
            self._connection.commit()


def jobs_of(record: str, clock: Callable[[], float]) -> SqliteJobs:
    """The jobs of the server of a record: beside its file, or in the user's state folder where it is on a server."""
    if record == ":memory:":
        return SqliteJobs(record, clock)
    if "://" not in record:
        return SqliteJobs(f"{record}.jobs", clock)
    folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "dragoman"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder} cannot be made: {error.strerror}") from error
    return SqliteJobs(str(folder / f"jobs-{hashlib.sha256(record.encode()).hexdigest()[:16]}.sqlite"), clock)
