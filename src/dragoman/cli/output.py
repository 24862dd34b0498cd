"""Data go to the output, in UTF-8; everything else to the error stream."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.config import Config


class Tick(Protocol):
    def __call__(self, documents: int) -> None: ...


def out_console(config: Config) -> Console:
    """The console for reports; characters that the terminal's encoding lacks become question marks."""
    from dragoman.export.screen import make_console

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return make_console(sys.stdout, config.colour)


def use_utf8() -> None:
    """JSON is UTF-8 whatever the locale."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict")


def write_line(text: str) -> None:
    sys.stdout.write(text + "\n")


@contextmanager
def progress(verb: str, wanted: bool = True) -> Iterator[Tick]:
    """A counter on a terminal, from the second document on; nothing where the error stream is a file or a pipe."""
    if not (wanted and sys.stderr.isatty()):
        yield lambda documents: None
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{verb} …") as status:
        yield lambda documents: status.update(f"{verb} … {documents} documents") if documents > 1 else None
