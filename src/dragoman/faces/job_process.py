"""Works a server's jobs off in a process of its own: what reads, compares and writes reports holds up no answer.

Nothing is told between the two: jobs and their progress are in the file of jobs, into which both look. The server holds
one end of a pipe; when it closes that end, or is gone, the process ends.
"""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Event, Thread
from time import monotonic
from types import FrameType, TracebackType

from dragoman.faces.readers import BEHIND_ANSWERS

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
STEADY_SECONDS = 60.0
LOOK_SECONDS = 0.25
END_SECONDS = 8.0
ENDED = 143
Work = Callable[[], AbstractContextManager[object]]
_LOG = logging.getLogger("dragoman.jobs")


@contextmanager
def runner_of(record: str, actors: tuple[str, ...] = (), codebooks: tuple[str, ...] = ()) -> Iterator[None]:
    """Works on the jobs of a record with all that this needs, opened here."""
    from dragoman.faces.job_runner import JobRunner
    from dragoman.faces.readers import ReaderProcesses
    from dragoman.store import open_store
    from dragoman.store.jobs_sqlite import jobs_of

    with ExitStack() as open_things:
        store = open_things.enter_context(closing(open_store(record)))
        jobs = open_things.enter_context(closing(jobs_of(record, time.time)))
        readers = open_things.enter_context(closing(ReaderProcesses(actors, codebooks)))
        open_things.enter_context(JobRunner(store, readers, jobs))
        yield


class JobProcess:
    """A process that does ``work`` from entering to leaving. One that dies is followed by another, after a while that grows.

    ``work`` is sent there: a function of a module, or a ``functools.partial`` of one."""

    def __init__(self, work: Work, first_wait: float = FIRST_WAIT) -> None:
        self._work, self._first_wait = work, first_wait
        self._stop = Event()
        self._thread = Thread(target=self._keep_one, name="dragoman-job-process", daemon=True)

    def __enter__(self) -> JobProcess:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop.set()
        self._thread.join()

    def _keep_one(self) -> None:
        wait = self._first_wait
        while not self._stop.is_set():
            began = monotonic()
            try:
                why: object = f"exit code {self._one()}"
            except OSError as error:  # no memory, no more processes: it may pass
                why = error
            if monotonic() - began > STEADY_SECONDS:
                wait = self._first_wait
            if not self._stop.is_set():
                _LOG.warning("the process that works on jobs ended (%s); another begins in %g seconds", why, wait)
                self._stop.wait(wait)
            wait = min(2 * wait, LONGEST_WAIT)

    def _one(self) -> int | None:
        """Starts a process and waits until it has ended, or was told to; its exit code."""
        context = get_context("spawn")  # a fork of a process with threads would inherit their locks, and the pipe
        there, here = context.Pipe(duplex=False)
        process = context.Process(target=_until_told, args=(self._work, there), name="dragoman-jobs")
        with here, there:
            process.start()
            there.close()
            while process.is_alive() and not self._stop.wait(LOOK_SECONDS):
                pass
        process.join(END_SECONDS)
        if process.exitcode is None:
            process.kill()
            process.join()
        return process.exitcode


def _until_told(work: Work, there: Connection) -> None:
    """What the process does. One that is interrupted at the terminal leaves the end to the server."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    if hasattr(os, "nice"):
        os.nice(BEHIND_ANSWERS)
    with work():
        there.poll(None)  # nothing is ever sent: it returns when the other end is closed


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(ENDED)
