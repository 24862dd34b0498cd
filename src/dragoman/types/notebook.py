"""How values show themselves in a notebook, without knowing how.

Notebooks ask a value for ``_repr_html_``. What is shown is up to ``export`` and ``shown``, which this layer may not import;
so the package says on import who shows (``provide``).
"""

from __future__ import annotations

from collections.abc import Callable

_SHOWS: list[Callable[[object], str | None]] = []


def provide(show: Callable[[object], str | None]) -> None:
    """Says who turns a value into HTML; the last word holds."""
    _SHOWS[:] = [show]


class InNotebook:
    """A value with a face for notebooks; they show its ``repr`` where there is none."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        return _SHOWS[0](self) if _SHOWS else None
