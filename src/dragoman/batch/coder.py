"""The process that reads, and its owner's end: ask, watch, kill when a document takes too much, start anew.

A document may be anything; what it does to the process that reads it, it does to that process alone.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic
from typing import TYPE_CHECKING, Any

from dragoman.batch.job import Limits, ReaderSetup
from dragoman.batch.resident import resident
from dragoman.batch.tables import rows_of
from dragoman.errors import BatchError, DragomanError
from dragoman.pipeline import fault
from dragoman.types.document import Document

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from dragoman.pipeline import Reader

Rows = Mapping[str, Sequence[tuple[Any, ...]]]
TOO_LITTLE = "give fewer --workers, or raise the limits of memory, processes and open files"
START_SECONDS = 300.0
"""Loading takes a second; on a machine that is out of breath much longer."""
LOOK_SECONDS = 0.25
"""How often a process at work is looked at."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What was read out of one document: rows for each table. ``dead`` says why the reader failed, where it did."""

    rows: Rows
    readable: bool
    dead: str | None = None


class Coder:
    """One reading process at a time. Not to be shared between threads."""

    def __init__(self, setup: ReaderSetup, limits: Limits) -> None:
        self._setup, self._limits = setup, limits
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self.made_by: Mapping[str, object] = {}

    def start(self) -> None:
        """Starts the process if there is none. Raises what loading the reader raises; BatchError where it dies of it."""
        if self._process is not None and self._process.is_alive():
            return
        for _ in range(self._limits.deaths):
            answer = self._started()
            if isinstance(answer, DragomanError):
                raise answer
            if isinstance(answer, dict):
                self.made_by = answer
                return
        raise BatchError(f"the reading process cannot be started: it {answer}")

    def _started(self) -> object:
        """What a new process says first."""
        self.close()
        context = get_context("spawn")
        try:
            self._connection, theirs = context.Pipe()
            with theirs:
                process = context.Process(target=_serve, args=(theirs, self._setup), daemon=True)
                process.start()
        except OSError as error:
            raise BatchError(f"no reading process can be started: {error.strerror or error}; {TOO_LITTLE}") from error
        self._process = process
        return self._answer(START_SECONDS, 0)

    def code(self, document: Document) -> Coded:
        """Reads a document; one that the reader cannot stand comes back without facts, with the reason."""
        died: str | None = None
        for _ in range(self._limits.deaths):
            answer = self._ask(("read", document, None))
            if isinstance(answer, Coded):
                return answer
            died = answer
            if answer.startswith(_FINAL):
                break
        else:
            died = f"{died}, {self._limits.deaths} times"
        return self._without_facts(document, f"reading it {died}")

    def _without_facts(self, document: Document, reason: str) -> Coded:
        for _ in range(self._limits.deaths):
            answer = self._ask(("leave", document, reason))
            if isinstance(answer, Coded):
                return answer
        raise BatchError(f"reading processes end again and again ({answer}); is the machine short of memory?")

    def close(self) -> None:
        """Ends the process; a later call starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ask(self, request: tuple[str, Document, str | None]) -> Coded | str:
        """What became of it: the answer, or in words why there is none."""
        self.start()
        assert self._connection is not None
        try:
            self._connection.send(request)
        except OSError:
            return self._end()
        answer = self._answer(self._limits.seconds, self._limits.memory)
        assert isinstance(answer, Coded | str)
        return answer

    def _answer(self, seconds: float, memory: int) -> object:
        assert self._connection is not None and self._process is not None and self._process.pid is not None
        until = monotonic() + seconds
        try:
            while not self._connection.poll(max(0.0, min(LOOK_SECONDS, until - monotonic()))):
                if monotonic() >= until:
                    self.close()
                    return f"{_FINAL} more than {seconds:g} seconds and was stopped"
                if memory and resident(self._process.pid) > memory:
                    self.close()
                    return f"{_FINAL} more than {memory >> 20} MB of memory and was stopped"
            return self._connection.recv()
        except (EOFError, OSError):
            return self._end()

    def _end(self) -> str:
        process = self._process
        assert process is not None
        process.join(LOOK_SECONDS)
        code = process.exitcode
        self.close()
        how = "" if code is None else f" ({signal.Signals(-code).name})" if code < 0 else f" (exit code {code})"
        return f"ended the process{how}"


_FINAL = "took"


def _serve(connection: Connection, setup: ReaderSetup) -> None:
    """The process: answers until its owner is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is for the owner, who then ends this process
    try:
        reader = setup.load()
    except DragomanError as error:
        connection.send(error)
        return
    connection.send(made_by(reader))
    while True:
        try:
            work, document, reason = connection.recv()
            connection.send(_read(reader, document) if work == "read" else _left(reader, document, reason))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return


def made_by(reader: Reader) -> dict[str, object]:
    """What decides the output besides the input: hashes of weights, gazetteer and codebooks, and the version."""
    from dragoman.version import __version__

    own = {own.name: own.hash for own in reader.own_codebooks}
    return {
        "dragoman": __version__,
        "model": reader.analyser.model,
        "gazetteer": reader.gazetteer.hash,
        "codebook": reader.codebook.hash,
        **({"own_codebooks": own} if own else {}),
    }


def _read(reader: Reader, document: Document) -> Coded:
    try:
        return Coded(rows_of(reader.read_document(document)), document.readable)
    except Exception as error:
        if os.environ.get("DRAGOMAN_DEBUG"):
            raise
        return _left(reader, document, fault(error))


def _left(reader: Reader, document: Document, reason: str) -> Coded:
    return Coded(rows_of(reader.unread(document, f"not read: {reason}")), False, reason)
