"""All formats in which events leave a record: what each can hold, and what writes it.

A format's limits become part of the filter before the record is asked, so as many events are written as the record has
for the filter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import IO, Literal

from dragoman.errors import QueryError
from dragoman.export.tab_separated import as_text
from dragoman.ontology.cameo import load_cameo
from dragoman.store.entries import EventEntry
from dragoman.store.filters import EventFilter
from dragoman.types.record import FACTUAL

SETTLED = tuple(sorted(FACTUAL))


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user may choose beside the filter: ``raw`` for csv; ``status``: a column for it; ``dyads``: a row for each
    pair of parties; ``parties``: they are the nodes of a network, not their states; ``wrong``: a column for what users have
    marked as wrong."""

    raw: bool = False
    status: bool = False
    dyads: bool = False
    parties: bool = False
    wrong: bool = False


Write = Callable[[Iterable[EventEntry], IO[bytes], Choices], int]


@dataclass(frozen=True, slots=True)
class Format:
    """``statuses``: the format tells them, can be given a column for them, or has no room; the latter two hold what took
    place. ``own_types``: it holds events of the user's own types. ``choices``: what else a user may choose. ``marks``: it
    can tell which events users have marked as wrong, if these are asked for."""

    name: str
    about: str
    write: Write
    statuses: Literal["told", "column", "none"] = "told"
    own_types: bool = True
    choices: tuple[str, ...] = ()
    marks: bool = False


def _csv(entries: Iterable[EventEntry], file: IO[bytes], choices: Choices) -> int:
    from dragoman.export.event_table import write_csv

    with as_text(file) as text:
        return write_csv(entries, text, choices.raw)


def _writer(module: str, *names: str) -> Write:
    """``write_MODULE`` of the format's module, which is loaded when it is needed, with the choices that it takes."""

    def write(entries: Iterable[EventEntry], file: IO[bytes], choices: Choices) -> int:
        function = getattr(import_module(f"dragoman.export.{module}"), f"write_{module.removesuffix('_json')}")
        number: int = function(entries, file, **{name: getattr(choices, name) for name in names})
        return number

    return write


_RAW, _STATUS, _DYADS, _PARTIES = "raw", "status", "dyads", "parties"
FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("csv", "a table for spreadsheets", _csv, choices=(_RAW,), marks=True),
        Format("polecat", "POLECAT's table (TSV)", _writer("polecat", _STATUS), "column", False),
        Format("icews", "ICEWS' table (TSV, CAMEO)", _writer("icews", _STATUS, _DYADS), "column", False, (_DYADS,)),
        Format("gdelt", "GDELT 2.0 events (61 columns)", _writer("gdelt", _DYADS), "none", False, (_DYADS,)),
        Format("plover", "PLOVER's JSON, a line each", _writer("plover_json"), marks=True),
        Format("parquet", "a table for DuckDB, R, pandas", _writer("parquet", "wrong"), marks=True),
        Format("jsonld", "linked data (PROV-O, SEM)", _writer("jsonld")),
        Format("graphml", "a network of states", _writer("graphml", _STATUS, _PARTIES), "column", False, (_PARTIES,)),
        Format("geojson", "a map", _writer("geojson"), marks=True),
    )
}


def plan(form: Format, asked: EventFilter, all_statuses: bool, chosen: Choices) -> tuple[EventFilter, Choices]:
    """What to ask the record for, and how to write it; QueryError where the format cannot hold or do what is asked for."""
    check_choices(form, chosen)
    wanted = held(form, asked, all_statuses)
    return wanted, replace(chosen, status=needs_status(form, wanted), wrong=wanted.wrong)


def held(form: Format, wanted: EventFilter, all_statuses: bool = False) -> EventFilter:
    """The filter with the limits of the format in it; QueryError where what is asked for has no place there."""
    if wanted.wrong and not form.marks:
        fitting = ", ".join(other.name for other in FORMATS.values() if other.marks)
        raise QueryError(f"{form.name} cannot tell what users have marked as wrong; leave --wrong out, or export {fitting}")
    return replace(wanted, types=_types(form, wanted.types), statuses=_statuses(form, wanted.statuses, all_statuses))


def check_choices(form: Format, chosen: Choices) -> None:
    """QueryError where a choice means nothing for the format."""
    for name in (_RAW, _DYADS, _PARTIES):
        if getattr(chosen, name) and name not in form.choices:
            fitting = ", ".join(other.name for other in FORMATS.values() if name in other.choices)
            raise QueryError(f"--{name} means nothing for {form.name}; it is for {fitting}")


def needs_status(form: Format, wanted: EventFilter) -> bool:
    """Whether what is told must be told apart from what took place, by a column."""
    return form.statuses == "column" and not (wanted.statuses and set(wanted.statuses) <= FACTUAL)


def _types(form: Format, wanted: tuple[str, ...]) -> tuple[str, ...]:
    if form.own_types:
        return wanted
    plover = tuple(load_cameo().rules)
    own = [name for name in wanted if name not in plover]
    if own:
        raise QueryError(f"{form.name} has no place for {own[0]}, a type of your own; export csv, parquet or plover")
    return wanted or plover


def _statuses(form: Format, wanted: tuple[str, ...], every: bool) -> tuple[str, ...]:
    if form.statuses == "told":
        return wanted
    chosen = wanted or (() if every else SETTLED)
    if form.statuses == "none" and not (chosen and set(chosen) <= FACTUAL):
        raise QueryError(
            f"{form.name} cannot tell what is only planned, alleged or denied from what took place; "
            "leave the statuses out, or export polecat, icews, csv, parquet or plover"
        )
    return chosen
