"""What users type → codes of parties and types of events, by the gazetteer and the codebook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.resolution.gazetteer import Gazetteer


def resolve_name(name: str, on: date | None, actors: Sequence[str] = ()) -> str | None:
    """The id of the party that the gazetteer, with the files of actors, knows by this name on this day."""
    from dragoman.resolution.resolver import resolve_name as resolve

    actor = resolve(_gazetteer(tuple(actors)), name, on)
    return None if actor is None else actor.id


@cache
def _gazetteer(actors: tuple[str, ...]) -> Gazetteer:
    """Loaded once for all names of a command or a server."""
    from dragoman.resolution.gazetteer import Gazetteer
    from dragoman.resolution.own_files import read_actors

    return Gazetteer.load(read_actors(actors))
