"""Given names that tell a person's gender."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.resolution.gazetteer_names import fold
from knowledge.records import read_table, split

GENDERS = ("Fem", "Masc")


def genders() -> Iterator[tuple[str, str]]:
    """(name, gender): a first name, or a whole name where the first word tells nothing. Raises ValueError on a clash."""
    seen: dict[str, str] = {}
    for gender, names in read_table("given_names.tsv", 2):
        for name in map(fold, split(names)):
            if gender not in GENDERS or seen.setdefault(name, gender) != gender:
                raise ValueError(f"given_names.tsv: {name} is {seen.get(name)} and {gender}")
            yield name, gender
