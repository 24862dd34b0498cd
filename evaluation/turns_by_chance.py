"""How often series that do not change show a change point, and how often one that is there is missed.

    python -m evaluation.turns_by_chance

Invented counts (negative binomial) of 17, 66 and 200 periods: a year, a quarter or a month each from 2010 to mid-2026. With one
level every change point is false; with a level that rises in the middle it is found where one lies within two periods.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dragoman.query.turns import count_turns

LENGTHS, LEVELS, DISPERSIONS = (17, 66, 200), (0.3, 3, 30), (0.1, 0.4, 1.0)
RISES = (3, 10)  # times the level
SERIES, SEED, NEAR = 200, 1, 2


def draw(random: np.random.Generator, level: float, dispersion: float, length: int) -> list[int]:
    size = 1 / dispersion
    return [int(count) for count in random.negative_binomial(size, size / (size + level), length)]


def false_ones(length: int, level: float, dispersion: float) -> float:
    """The share of series without a change that show one."""
    random = np.random.default_rng(SEED)
    return sum(bool(count_turns(draw(random, level, dispersion, length))) for _ in range(SERIES)) / SERIES


def found_ones(length: int, level: float, dispersion: float, times: float) -> float:
    """The share of series with a rise in the middle that show it."""
    random, middle, found = np.random.default_rng(SEED), length // 2, 0
    for _ in range(SERIES):
        after = draw(random, level * times, dispersion, length - middle)
        turns = count_turns([*draw(random, level, dispersion, middle), *after])
        found += any(abs(turn.at - middle) <= NEAR for turn in turns)
    return found / SERIES


def lines() -> Iterator[str]:
    yield "periods  level  dispersion  false  " + "  ".join(f"rise x{times} found" for times in RISES)
    for length in LENGTHS:
        for level in LEVELS:
            for dispersion in DISPERSIONS:
                found = "  ".join(f"{found_ones(length, level, dispersion, times):13.2f}" for times in RISES)
                yield f"{length:7}  {level:5}  {dispersion:10}  {false_ones(length, level, dispersion):5.2f}  {found}"


if __name__ == "__main__":
    for line in lines():
        print(line)
