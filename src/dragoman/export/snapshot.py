"""A record as a folder of Parquet files that DuckDB, R and pandas read (extra ``analytics``), with its description.

``events`` is partitioned by the year in which an event begins; the other tables are a file each. ``manifest.json`` counts
rows and has the SHA-256 of each file and of everything that read the documents; ``datapackage.json`` describes the columns
(Frictionless). The same record gives the same bytes; a folder that is there is whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from dragoman.export.arrow import pyarrow
from dragoman.export.datapackage import Part, datapackage
from dragoman.export.parquet import write_table
from dragoman.export.record_tables import CLAIMS, DOCUMENTS, EVENTS, QUANTITIES, RELATIONS, RecordTable
from dragoman.export.whole_file import synced, whole_folder
from dragoman.store.base import View
from dragoman.store.days import NO_DAY, event_day
from dragoman.store.entries import DocumentEntry, EventEntry
from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter
from dragoman.version import __version__

SCHEMA = "dragoman/snapshot/1"
NO_YEAR = "__HIVE_DEFAULT_PARTITION__"  # what readers of partitions take for a missing value
BLOCK = 1 << 20
Json = dict[str, Any]


@dataclass(slots=True)
class MadeBy:
    """What read the documents; it grows while they go by."""

    model: set[str] = field(default_factory=set)
    gazetteer: set[str] = field(default_factory=set)
    codebook: set[str] = field(default_factory=set)
    own_codebooks: set[str] = field(default_factory=set)

    def watch(self, entries: Iterable[DocumentEntry]) -> Iterator[DocumentEntry]:
        for entry in entries:
            reading = entry.reading
            self.model.add(reading.model)
            self.gazetteer.add(reading.gazetteer)
            self.codebook.add(reading.codebook)
            self.own_codebooks.update(f"{name} {digest}" for name, digest in reading.own_codebooks)
            yield entry


def write_snapshot(view: View, path: Path) -> dict[str, int]:
    """Fills a new folder; returns the rows of each table. StoreError where it is there already or cannot be written,
    ConfigError where pyarrow is missing."""
    pyarrow()
    made_by = MadeBy()
    with whole_folder(path) as folder:
        files = {
            EVENTS.name: _partitioned(folder, view.events(EventFilter())),
            CLAIMS.name: _in_one(folder, CLAIMS, view.claims(ClaimFilter())),
            RELATIONS.name: _in_one(folder, RELATIONS, view.relations(RelationFilter())),
            QUANTITIES.name: _in_one(folder, QUANTITIES, view.documents(DocumentFilter())),
            DOCUMENTS.name: _in_one(folder, DOCUMENTS, made_by.watch(view.documents(DocumentFilter()))),
        }
        _write_json(folder / "manifest.json", _manifest(files, made_by))
        _write_json(folder / "datapackage.json", datapackage(files))
    return {name: sum(part.rows for part in parts) for name, parts in files.items()}


def _partitioned(folder: Path, entries: Iterable[EventEntry]) -> tuple[Part, ...]:
    """A file for each year; the record lists events by day, so one is finished before the next begins."""
    return tuple(
        _part(folder, f"events/year={year}/events.parquet", EVENTS, among) for year, among in groupby(entries, _year)
    )


def _year(entry: EventEntry) -> str:
    day = event_day(entry.event)
    return NO_YEAR if day == NO_DAY else day[:4]


def _in_one(folder: Path, table: RecordTable, entries: Iterable[object]) -> tuple[Part, ...]:
    return (_part(folder, f"{table.name}.parquet", table, entries),)


def _part(folder: Path, name: str, table: RecordTable, entries: Iterable[object]) -> Part:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        rows = write_table(table, entries, file)
        synced(file)
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return Part(name, rows, path.stat().st_size, digest.hexdigest())


def _manifest(files: Mapping[str, Sequence[Part]], made_by: MadeBy) -> Json:
    tables = {
        name: {"rows": sum(part.rows for part in parts), "files": [asdict(part) for part in parts]}
        for name, parts in files.items()
    }
    read_with = {name: sorted(values) for name, values in asdict(made_by).items()}
    return {"schema": SCHEMA, "dragoman": __version__, "made_by": read_with, "tables": tables}


def _write_json(path: Path, value: Json) -> None:
    with path.open("wb") as file:
        file.write(json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n")
        synced(file)
