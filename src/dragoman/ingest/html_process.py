"""The reader's end of the HTML worker: start it when first needed, ask, and kill it when it does not answer in time."""

from __future__ import annotations

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from typing import IO, Any

from dragoman.errors import ExtractionError

LENGTH = struct.Struct(">I")
_START_SECONDS = 60.0
"""Importing the extractor takes one second, on a busy machine several."""
EXTRACT_SECONDS = 10.0


class HtmlProcess:
    """One worker, used for page after page and started anew after it was killed. Safe to share between threads."""

    def __init__(self, seconds: float = EXTRACT_SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def extract(self, page: str, url: str | None = None, piece: bool = False) -> dict[str, Any]:
        """Text and metadata of a page (see ``html_worker``); with ``piece`` all text of a piece of markup.

        Errors: ExtractionError where the worker fails, runs out of memory or exceeds its time. The next call works.
        """
        request = json.dumps({"page": page, "url": url, "piece": piece}).encode("utf-8")
        with self._lock:
            reply = self._ask(self._running(), request, self._seconds)
        if "error" in reply:
            raise ExtractionError(f"extraction failed: {reply['error']}")
        return reply

    def close(self) -> None:
        """Ends the worker, if there is one; a later call starts another."""
        with self._lock:
            self._kill()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # after a fork the worker belongs to the parent
            self._process = None
        if self._process is None or self._process.poll() is not None:
            self._kill()
            self._process, self._owner = _start(), os.getpid()
            self._ask(self._process, None, _START_SECONDS)
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], request: bytes | None, seconds: float) -> dict[str, Any]:
        """Sends the request, if there is one, and waits for a message; a worker that fails in this is killed."""
        expired = threading.Event()
        watch = threading.Timer(seconds, _expire, (expired, process))
        watch.daemon = True
        watch.start()
        try:
            return _exchange(process, request)
        except OSError as error:
            self._kill()
            what = "extraction" if request else "the start of the HTML extractor"
            took = f"{what} took more than {seconds:g} seconds and was stopped"
            raise ExtractionError(took if expired.is_set() else f"the process of {what} died") from error
        except BaseException:  # interrupted in the middle of a message: the worker is of no more use
            self._kill()
            raise
        finally:
            watch.cancel()
            watch.join()

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                pipe.close() if pipe else None
            except OSError:  # a message that was never sent
                continue


def _start() -> subprocess.Popen[bytes]:
    # The worker finds the packages that this process finds; -P keeps out the working directory and what may lie in it.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "dragoman.ingest.html_worker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, bufsize=0,
            start_new_session=True,  # a Ctrl-C is for the reader, who then ends the worker
        )  # fmt: skip
    except (OSError, TypeError, ValueError) as error:
        raise ExtractionError(f"the HTML extractor cannot be started: {error}") from error


def _expire(expired: threading.Event, process: subprocess.Popen[bytes]) -> None:
    expired.set()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], request: bytes | None) -> dict[str, Any]:
    assert process.stdin is not None and process.stdout is not None
    if request is not None:
        _write(process.stdin, LENGTH.pack(len(request)))
        _write(process.stdin, request)
    length: int = LENGTH.unpack(_read(process.stdout, LENGTH.size))[0]
    message: dict[str, Any] = json.loads(_read(process.stdout, length))
    return message


def _write(pipe: IO[bytes], data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[pipe.write(view) :]


def _read(pipe: IO[bytes], count: int) -> bytes:
    pieces: list[bytes] = []
    while count:
        piece = pipe.read(count)
        if not piece:
            raise BrokenPipeError("the worker closed its end")
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


SHARED = HtmlProcess()
"""The worker of this process: one for all pages, started by the first."""
atexit.register(SHARED.close)


def close() -> None:
    """Ends the HTML worker of this process, which else lives as long as it does; a later page starts another."""
    SHARED.close()
