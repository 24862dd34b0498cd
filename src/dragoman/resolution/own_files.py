"""The user's files of own actors, TOML or CSV, to entries. A CSV cell is first made what TOML has in its place."""

from __future__ import annotations

import csv
import io
import os
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import ActorsError
from dragoman.resolution.own_actors import FIELDS, OwnActor, own_actor

ActorFiles = str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None
_LISTS = {"sectors": " ", "aliases": "|", "bare": "|"}
_TABLES = {"offices": ("office", "start", "end", "country", "sectors"), "members": ("id", "start", "end")}


def read_actors(files: ActorFiles) -> tuple[OwnActor, ...]:
    """The entries of one file or several, in order. Raises ActorsError that names file and entry."""
    if files is None:
        return ()
    paths = [files] if isinstance(files, str | os.PathLike) else files
    return tuple(actor for path in paths for actor in _read(Path(path)))


def _read(path: Path) -> Iterator[OwnActor]:
    reader = {".toml": _toml, ".csv": _csv}.get(path.suffix.lower())
    if reader is None:
        raise ActorsError(f"{path} is no file of actors; give one that ends in .toml or .csv")
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ActorsError(f"{path} cannot be read: {error}") from error
    return reader(text, str(path))


def _toml(text: str, file: str) -> Iterator[OwnActor]:
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ActorsError(f"{file} cannot be read as TOML: {error}") from error
    entries = tables.pop("actor", [])
    if tables or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        found = f"; {sorted(tables)[0]!r} has no meaning" if tables else ""
        raise ActorsError(f"{file} may hold nothing but [[actor]] tables{found}")
    for number, entry in enumerate(entries, start=1):
        name = entry.get("name") or entry.get("id")
        yield own_actor(entry, file, f"actor {number}" + (f" ({name})" if name else ""))


def _csv(text: str, file: str) -> Iterator[OwnActor]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = [cell.strip() for cell in next(rows, [])]
        unknown = [column for column in columns if column not in FIELDS]
        if unknown or len(set(columns)) < len(columns) or not columns:
            raise ActorsError(
                f"{file}, line 1: the first line names the columns, each once, out of {', '.join(FIELDS)}; "
                f"it is {','.join(columns)!r}"
            )
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield _row(columns, cells, file, f"line {rows.line_num}")
    except csv.Error as error:
        raise ActorsError(
            f"{file}, line {rows.line_num}: {error}; put a cell with commas in quotation marks"
        ) from error


def _row(columns: list[str], cells: list[str], file: str, line: str) -> OwnActor:
    if len(cells) > len(columns):
        raise ActorsError(
            f"{file}, {line}: {len(cells)} cells under {len(columns)} columns; put a cell with commas in quotation marks"
        )
    filled = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if cell.strip()}
    return own_actor({column: _value(column, cell, file, line) for column, cell in filled.items()}, file, line)


def _value(column: str, cell: str, file: str, line: str) -> object:
    """What TOML would have for the text of a cell."""
    if column == "prominence" and cell.isdecimal():
        return int(cell)
    if column in _LISTS:
        return cell.split(_LISTS[column])
    return [_table(column, item, file, line) for item in cell.split(";") if item.strip()] if column in _TABLES else cell


def _table(column: str, item: str, file: str, line: str) -> dict[str, object]:
    """ "Commander~2024-05-01~": an item of a list with its parts."""
    names, parts = _TABLES[column], [part.strip() for part in item.split("~")]
    if len(parts) > len(names):
        raise ActorsError(f"{file}, {line}, {column}: {item.strip()!r} has more parts than {'~'.join(names)}")
    table = dict(zip(names, parts, strict=False))
    return {name: part.split() if name == "sectors" else part for name, part in table.items()}
