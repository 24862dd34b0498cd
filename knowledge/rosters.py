"""Rosters of blocs with the days on which members joined and left."""

from __future__ import annotations

from knowledge.records import Record, read_table, split


def add_rosters(records: dict[str, Record]) -> None:
    """Adds rosters.tsv (bloc, members, joined, left) to the records. Raises ValueError for an id that is not listed."""
    for bloc, members, joined, left, _ in read_table("rosters.tsv", 5):
        unknown = [each for each in (bloc, *split(members, " ")) if each not in records]
        if unknown:
            raise ValueError(f"rosters.tsv: {', '.join(unknown)} in no table")
        records[bloc].members += [(member, joined, left) for member in split(members, " ")]
