"""What becomes of an error: one line on the error stream that says what to do, and an exit code for scripts."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import typer

from dragoman.errors import (
    AnalysisError,
    BatchError,
    CodebookError,
    ConfigError,
    DragomanError,
    GazetteerError,
    IngestError,
    QueryError,
    StoreError,
)

OK, INCOMPLETE, USAGE, NOTHING_READ, RECORD, INSTALLATION = 0, 1, 2, 3, 4, 5
FAULT, INTERRUPTED, PIPE_CLOSED = 70, 130, 141

EXIT_CODES = (
    "Exit codes: 0 done · 1 some documents could not be read, or a name is not known · 2 wrong usage · "
    "3 nothing could be read · 4 the record or the output cannot be opened or written · "
    "5 weights, gazetteer or codebook missing or damaged · 70 a fault of Dragoman · 130 interrupted · "
    "141 the reader of the output went away"
)

# The first class that fits is taken.
_CODES: tuple[tuple[type[DragomanError], int], ...] = (
    (StoreError, RECORD),
    (BatchError, RECORD),
    (QueryError, USAGE),
    (ConfigError, USAGE),
    (IngestError, NOTHING_READ),
    (AnalysisError, INSTALLATION),
    (GazetteerError, INSTALLATION),
    (CodebookError, INSTALLATION),
    (DragomanError, INCOMPLETE),
)

P = ParamSpec("P")
R = TypeVar("R")


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """The command, with its errors told in one line. ``DRAGOMAN_DEBUG=1`` lets faults show where they happened."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            try:
                return command(*args, **kwargs)
            finally:
                sys.stdout.flush()  # while a closed pipe can still be told apart
        except DragomanError as error:
            complain(str(error))
            raise SystemExit(exit_code(error)) from None
        except KeyboardInterrupt:
            complain("interrupted")
            raise SystemExit(INTERRUPTED) from None
        except BrokenPipeError:
            _silence_stdout()
            raise SystemExit(PIPE_CLOSED) from None
        except Exception as error:
            if isinstance(error, typer.Exit | typer.Abort) or os.environ.get("DRAGOMAN_DEBUG"):
                raise
            complain(f"this is a fault of Dragoman: {_describe(error)}; please report it (DRAGOMAN_DEBUG=1 shows more)")
            raise SystemExit(FAULT) from None

    return run


def exit_code(error: DragomanError) -> int:
    return next(code for kind, code in _CODES if isinstance(error, kind))


def complain(text: str) -> None:
    """One line on the error stream; control characters of hostile input do not reach the terminal."""
    line = "".join(character if character.isprintable() else " " for character in text)
    sys.stderr.write(f"dragoman: {line}\n")


def _describe(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _silence_stdout() -> None:
    """What is still to be flushed at exit goes nowhere, without a complaint of the interpreter."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
