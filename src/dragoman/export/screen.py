"""Where text goes: a terminal with colour, or plain characters for a file or pipe."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Literal

from rich.console import Console, RenderableType


class _Console(Console):
    """A console that lets a closed pipe be seen by the program, which has an exit code for it."""

    def on_broken_pipe(self) -> None:
        raise  # rich calls this while it handles the BrokenPipeError


def make_console(file: IO[str], colour: Literal["auto", "always", "never"] = "auto") -> Console:
    """``auto``: colour on a terminal, unless NO_COLOR is set. Text is never taken for markup."""
    return _Console(
        file=file,
        force_terminal=True if colour == "always" else None,
        no_color=True if colour == "never" else False if colour == "always" else None,
        highlight=False,
        markup=False,
        emoji=False,
    )


def needs_brackets(console: Console) -> bool:
    """Whether marked words need brackets, since neither colour nor underlining can be counted on."""
    return console.no_color or not console.is_terminal


def print_parts(parts: Iterable[RenderableType], console: Console) -> None:
    """Lines for a file end where their text ends; rich would fill them with spaces."""
    for part in parts:
        if console.is_terminal:
            console.print(part)
            continue
        with console.capture() as capture:
            console.print(part)
        console.file.writelines(line.rstrip() + "\n" for line in capture.get().splitlines())
