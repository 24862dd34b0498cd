"""Question → answer: one View, for so many seconds, with errors that an assistant can read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from mcp.server.mcpserver.exceptions import ToolError

from dragoman.errors import DragomanError, QueryError
from dragoman.faces.deadline import timed
from dragoman.faces.served import Served
from dragoman.mcp.caps import Caps
from dragoman.mcp.shaping import Shaper
from dragoman.store.base import View

if TYPE_CHECKING:
    from dragoman.pipeline import Reader


@dataclass(frozen=True)
class Asking:
    """``load`` gives who reads names; it is called when the first is asked for."""

    served: Served
    load: Callable[[], Reader]
    caps: Caps = field(default_factory=Caps)

    @property
    def shaper(self) -> Shaper:
        return Shaper(self.caps)

    @contextmanager
    def view(self) -> Iterator[View]:
        """The record at this moment. What Dragoman raises on purpose is told; anything else is a fault."""
        with told(), self.served.view() as view:
            yield timed(view, self.caps.seconds)


@contextmanager
def told() -> Iterator[None]:
    try:
        yield
    except DragomanError as error:
        raise ToolError(str(error)) from error


def day_of(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(f"on {text!r} is no day; write it like 2025-05-09") from None


def pair_of(names: list[str] | None) -> tuple[str, str] | None:
    return None if names is None else (names[0], names[1])
