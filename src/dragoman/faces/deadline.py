"""A View that stops with LateError when an answer takes too long: between the rows, wherever they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any, cast

from dragoman.errors import LateError
from dragoman.store.base import View

_TEXT = "the answer takes longer than {:g} seconds; narrow it (since, until, between …)"


def timed(view: View, seconds: float) -> View:
    return cast("View", _Timed(view, seconds))


class _Timed:
    def __init__(self, view: View, seconds: float) -> None:
        self._view, self._seconds, self._until = view, seconds, monotonic() + seconds

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._view, name)

        def asked(*given: object, **named: object) -> object:
            self._check()
            answer = method(*given, **named)
            return self._each(answer) if isinstance(answer, Iterator) else answer

        return asked

    def _each(self, rows: Iterator[object]) -> Iterator[object]:
        for row in rows:
            self._check()
            yield row

    def _check(self) -> None:
        if monotonic() > self._until:
            raise LateError(_TEXT.format(self._seconds))
