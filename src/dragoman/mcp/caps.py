"""How much an answer may hold, so that an assistant's window is not filled by one call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

S = TypeVar("S", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Caps:
    """Entries of a page; characters of an answer's facts, of a sentence, of a part of a text, of a text that is given to be
    read; periods of a series; seconds that an answer may take."""

    page: int = 20
    largest_page: int = 100
    characters: int = 40_000
    sentence: int = 600
    part: int = 6_000
    given_text: int = 20_000
    resource: int = 200_000
    periods: int = 120
    facts_of_a_hit: int = 3
    seconds: float = 20.0


def within(shapes: Iterable[S], characters: int) -> list[S]:
    """The first of them that have room together, as JSON; at least one, so that a page always goes on."""
    kept: list[S] = []
    for shape in shapes:
        characters -= len(shape.model_dump_json())
        if kept and characters < 0:
            break
        kept.append(shape)
    return kept
