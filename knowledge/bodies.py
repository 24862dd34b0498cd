"""Bodies, blocs, groups, armed groups, outlets, parties and companies from the hand-written tables."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.records import Record, Term, read_table, split

TABLES = ("bodies.tsv", "blocs.tsv", "armed.tsv", "outlets.tsv", "companies.tsv")


def bodies() -> Iterator[Record]:
    """An alias that starts with ``?`` is shared by others or a word of its own, so context must confirm it."""
    for table in TABLES:
        for cells in read_table(table, 11):
            yield _record(cells)


def _record(cells: list[str]) -> Record:
    identifier, name, kind, aliases, country, sectors, start, end, phases, parent, _ = cells
    head = identifier.split("/")
    return Record(
        identifier,
        name,
        kind or "organisation",
        country=country if country not in ("", "-") else ("" if country == "-" else head[0]),
        sectors=sectors or (head[1] if len(head) > 2 or (len(head) == 2 and head[1].isupper()) else ""),
        names=[form for alias in split(aliases) if not alias.startswith("?") for form in _american(alias)],
        bare=[alias[1:] for alias in split(aliases) if alias.startswith("?")],
        terms=[_phase(cell, identifier) for cell in split(phases, ";")],
        start=start,
        end=end,
        parent=parent,
        prominence=1,
    )


def _american(alias: str) -> list[str]:
    """An alias, and with the name of the country in full ("U.S. Department of Energy")."""
    short = next((form for form in ("U.S. ", "US ") if alias.startswith(form)), None)
    return [alias] if short is None else [alias, f"United States {alias.removeprefix(short)}"]


def _phase(cell: str, identifier: str) -> Term:
    """ "GOV 2021-08-15..": the sectors that the group had over those days; "AFG:GOV …" for another country."""
    what, days = cell.rsplit(" ", 1)
    country, _, sectors = what.rpartition(":")
    start, _, end = days.partition("..")
    return Term(start, end, "", country or identifier.split("/")[0], sectors)


def add_seats(records: dict[str, Record]) -> None:
    """Names of seats of power onto the bodies that sit there. Raises ValueError for a body that is not listed."""
    for name, identifier, *_ in read_table("seats.tsv", 3):
        if identifier not in records:
            raise ValueError(f"seats.tsv: {identifier} of {name} is in no table")
        record = records[identifier]
        (record.bare if name.startswith("?") else record.names).append(name.removeprefix("?"))
