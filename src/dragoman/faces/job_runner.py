"""Works jobs off beside a server: reads the reports of one after the other into the record."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING
from uuid import uuid4

from dragoman.errors import DragomanError
from dragoman.store.jobs import Done, Job, Jobs

if TYPE_CHECKING:
    from dragoman.faces.readers import Readers
    from dragoman.store.base import Store
    from dragoman.types.document import Document
    from dragoman.types.record import Reading

LEASE_SECONDS = 10.0
LOOK_SECONDS = 1.0
TOGETHER_SECONDS = 0.5
TOGETHER = 50
TRIES = 5
UNREAD = "unread"
_LOG = logging.getLogger("dragoman.jobs")


class JobRunner:
    """A thread, from entering to leaving. A job that it leaves unfinished goes on with the next runner."""

    def __init__(self, store: Store, readers: Readers, jobs: Jobs, look_seconds: float = LOOK_SECONDS) -> None:
        self._store, self._readers, self._jobs, self._look = store, readers, jobs, look_seconds
        self._worker = uuid4().hex
        self._stop = Event()
        self._thread = Thread(target=self._run, name="dragoman-jobs", daemon=True)

    def __enter__(self) -> JobRunner:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop.set()
        self._thread.join(timeout=LEASE_SECONDS / 4)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                job = self._jobs.take(self._worker, LEASE_SECONDS)
                if job is not None:
                    self._work(job)
                    continue
            except DragomanError as error:  # a full disk, a locked record: it may pass
                _LOG.warning("jobs wait: %s", error)
            except Exception:
                _LOG.exception("a fault while working on jobs")
            self._stop.wait(self._look)

    def _work(self, job: Job) -> None:
        try:
            while not self._stop.is_set():
                waiting = self._jobs.waiting(job.id, TOGETHER)
                if not waiting or not self._jobs.keep(job.id, self._worker, self._some(waiting), LEASE_SECONDS):
                    return
        finally:
            self._jobs.release(job.id, self._worker)

    def _some(self, waiting: tuple[tuple[int, str], ...]) -> list[Done]:
        """Reads for half a second, and adds what was read at once, as ``dragoman add`` does."""
        began = monotonic()
        told: list[Done] = []
        readings: list[tuple[int, Reading]] = []
        for position, line in waiting:
            try:
                readings.append((position, self._readers.read(_document(line), patient=True)))
            except Exception as error:  # one report's fault must not keep a job from its end
                told.append(Done(position, UNREAD, message=_message(error)))
            if monotonic() - began >= TOGETHER_SECONDS or self._stop.is_set():
                break
        return sorted([*told, *self._add(readings)], key=lambda done: done.position)

    def _add(self, readings: list[tuple[int, Reading]], tries: int = TRIES) -> Iterator[Done]:
        """Adds all, or where that does not work even later each by itself."""
        try:
            with self._store.writer() as writer:
                outcomes = writer.add_all([reading for _, reading in readings])
        except DragomanError as error:  # a locked record or a full disk may pass
            if tries > 1 and not self._stop.wait(self._look):
                yield from self._add(readings, tries - 1)
            elif len(readings) == 1:
                yield Done(readings[0][0], UNREAD, message=_message(error))
            else:
                for each in readings:
                    yield from self._add([each], 1)
            return
        for (position, reading), outcome in zip(readings, outcomes, strict=True):
            document = reading.document
            message = None if document.readable else next(iter(document.warnings), None)
            yield Done(position, outcome, document.id, len(reading.events), message)


def _message(error: Exception) -> str:
    known = isinstance(error, DragomanError)
    return str(error) if known else f"a fault of Dragoman ({type(error).__name__}: {error}); please report it"


def _document(line: str) -> Document:
    """The document of a line of JSON; IngestError where it is none."""
    from dragoman.errors import IngestError
    from dragoman.ingest import IngestOptions, read_bytes

    found = list(read_bytes(line.encode("utf-8", "replace"), IngestOptions(format="jsonl", allow_network=False)))
    if len(found) != 1:
        raise IngestError(f"the line holds {len(found)} reports; write one a line")
    return found[0]
