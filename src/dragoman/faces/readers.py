"""Reads reports for a server: only so many at once, none for longer than allowed, and beside the answering of questions.

Each place is a process of its own, so that a reading takes no time from the server's other answers and one that does not
end can be stopped.
"""

from __future__ import annotations

import queue
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import TimeoutError as ReadingTimeoutError
from multiprocessing import get_context
from multiprocessing.pool import Pool
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Protocol

from dragoman.errors import BusyError, LateError

if TYPE_CHECKING:
    from dragoman.pipeline import Reader
    from dragoman.types.document import Document
    from dragoman.types.record import Reading

WAITING = 8
SECONDS = 60.0
BEHIND_ANSWERS = 10  # as nice(1) counts


class Readers(Protocol):
    def read(self, document: Document, patient: bool = False) -> Reading:
        """The reading of a document. ``patient``: wait for as long as others are read; else BusyError where too many wait.

        Raises LateError where it takes too long.
        """
        ...

    def close(self) -> None: ...


@dataclass
class OneReader:
    """A reader in this process, for tests and notebooks."""

    reader: Reader

    def read(self, document: Document, patient: bool = False) -> Reading:
        return self.reader.read_document(document)

    def close(self) -> None:
        pass


class ReaderProcesses:
    """``places`` processes, each started when it is first needed; at most ``waiting`` documents wait for one."""

    def __init__(
        self,
        actors: Sequence[str] = (),
        codebooks: Sequence[str] = (),
        places: int = 1,
        waiting: int = WAITING,
        seconds: float = SECONDS,
    ) -> None:
        self._files = (tuple(actors), tuple(codebooks))
        self._seconds = seconds
        self._queue = BoundedSemaphore(places + waiting)
        self._places: queue.Queue[Pool | None] = queue.Queue()
        for _ in range(places):
            self._places.put(None)
        self._running: set[Pool] = set()

    def read(self, document: Document, patient: bool = False) -> Reading:
        if patient:
            return self._read(document)
        if not self._queue.acquire(blocking=False):
            raise BusyError("too many reports are being read; try again in a few seconds")
        try:
            return self._read(document)
        finally:
            self._queue.release()

    def close(self) -> None:
        """Stops the processes; what they read is lost."""
        while self._running:
            self._running.pop().terminate()

    def _read(self, document: Document) -> Reading:
        with self._place() as pool:
            try:
                return pool.apply_async(_read_here, (document,)).get(self._seconds)
            except ReadingTimeoutError:
                raise LateError(f"the report was not read within {self._seconds:g} seconds; give a shorter one") from None

    @contextmanager
    def _place(self) -> Iterator[Pool]:
        """A process that is free; one that was late is stopped and started anew when it is needed."""
        try:
            pool = self._places.get(timeout=self._seconds)
        except queue.Empty:
            raise BusyError("too many reports are being read; try again in a minute") from None
        late = False
        try:
            if pool is None:
                pool = get_context("spawn").Pool(1, _load_here, self._files)
                self._running.add(pool)
            yield pool
        except LateError:
            late = True
            raise
        finally:
            if late and pool is not None:
                self._running.discard(pool)
                pool.terminate()
            self._places.put(None if late else pool)


_HERE: dict[str, Reader] = {}


def _load_here(actors: tuple[str, ...], codebooks: tuple[str, ...]) -> None:
    """A process that is interrupted at the terminal leaves the end to the server; answers to questions go before it."""
    import os
    import signal

    from dragoman.pipeline import Reader

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(BEHIND_ANSWERS)
    _HERE["reader"] = Reader.load(actors, codebooks)


def _read_here(document: Document) -> Reading:
    (reading,) = _HERE["reader"].pipe([document])
    return reading
