"""A series on one line of text: ▁▂▃▄▅▆▇█."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

BLOCKS = "▁▂▃▄▅▆▇█"
NOTHING = " "
WIDTH = 72


def sparkline(values: Sequence[float | None], width: int = WIDTH) -> str:
    """At most ``width`` characters from the least to the greatest value; a longer series shows the means of neighbours.

    The lowest block stands for the least value, a space for periods without one.
    """
    means = [_mean(group) for group in _groups(values, width)]
    known = [mean for mean in means if mean is not None]
    least, most = min(known, default=0.0), max(known, default=0.0)
    steps = (len(BLOCKS) - 1) / (most - least) if most > least else 0.0
    return "".join(NOTHING if mean is None else BLOCKS[round((mean - least) * steps)] for mean in means)


def _groups(values: Sequence[float | None], width: int) -> Iterator[Sequence[float | None]]:
    size = -(-len(values) // max(width, 1)) or 1
    return (values[start : start + size] for start in range(0, len(values), size))


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
