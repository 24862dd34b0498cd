"""A record as one file that any store can be made from: gzip of JSON lines, the same bytes for the same record.

The first line names the schema, then come all readings and all judgements in the order in which they were added, then
the notes on what could not be read and how far feeds were followed, and the last line counts them and has the SHA-256 of
the lines before. A copy is checked before anything is restored.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.errors import StoreError
from dragoman.store.base import Store, View
from dragoman.store.notes import note_from_line, note_to_line
from dragoman.types.deserialise import reading_from_dict
from dragoman.types.judgement import Judgement
from dragoman.types.ledger import AlertNote, FeedEntry, FeedState, Note, Skip
from dragoman.types.serialise import reading_to_dict

SCHEMA = "dragoman/backup/1"
LEVEL = 6
AT_ONCE = 200
Json = dict[str, Any]
_OF_ANOTHER_KIND = (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds."""

    readings: int
    judgements: int
    notes: int = 0


def back_up(store: Store, path: Path) -> Contents:
    """Writes the record, as it is at this moment, to a new file; there is none or a whole one. Raises StoreError."""
    if path.exists():
        raise StoreError(f"{path} is there already; give another name")
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with store.view() as view, unfinished.open("xb") as raw:
            with gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=raw, mtime=0) as file:
                contents = _write(view, file)
            raw.flush()
            os.fsync(raw.fileno())
        unfinished.rename(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise StoreError(f"the backup {path} cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return contents


def restore(path: Path, store: Store) -> Contents:
    """Fills an empty record from a backup. Raises StoreError where the file is damaged, or the record is not empty."""
    contents = _checked(path)
    with store.view() as view:
        if view.count_documents():
            raise StoreError("the record is not empty, nothing was restored; give another one")
    try:
        _fill(path, store)
    except _OF_ANOTHER_KIND as error:
        # Its sum is right, so somebody wrote it so; what its fields hold shows only where they are used.
        raise StoreError(f"a line of the backup {path} is not as its schema says: {error!r}; begin anew with another") from error
    return contents


def _fill(path: Path, store: Store) -> None:
    with store.writer() as writer:
        # first, so that they pass to newer readings as these come in
        writer.judge([_judgement(line["judgement"]) for line in _lines(path) if "judgement" in line])
        readings = (reading_from_dict(line["reading"]) for line in _lines(path) if "reading" in line)
        while group := list(islice(readings, AT_ONCE)):
            writer.add_all(group)
        notes = (note_from_line(line["note"]) for line in _lines(path) if "note" in line)
        known = (note for note in notes if note is not None)
        while some := list(islice(known, AT_ONCE)):
            writer.note(some)


def _write(view: View, file: gzip.GzipFile) -> Contents:
    digest = hashlib.sha256()

    def write(line: Json) -> None:
        written = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"
        digest.update(written)
        file.write(written)

    readings = judgements = 0
    write({"schema": SCHEMA})
    for reading in view.everything():
        write({"reading": reading_to_dict(reading)})
        readings += 1
    for judgement in view.judged():
        write({"judgement": _plain(judgement)})
        judgements += 1
    notes = 0
    for note in _notes(view):
        write({"note": note_to_line(note)})
        notes += 1
    counts = {"readings": readings, "judgements": judgements} | ({"notes": notes} if notes else {})
    write({**counts, "sha256": digest.hexdigest()})
    return Contents(readings, judgements, notes)


def _notes(view: View) -> Iterator[Note]:
    yield from view.notes(Skip)
    yield from view.notes(FeedState)
    yield from view.notes(FeedEntry)
    yield from view.notes(AlertNote)


def _checked(path: Path) -> Contents:
    """Reads the file to its end. Raises StoreError where it is no backup, or not all of one."""
    digest, last = hashlib.sha256(), b""
    for number, line in enumerate(_raw(path)):
        if number == 0 and _parsed(line, path) != {"schema": SCHEMA}:
            raise StoreError(f"{path} is no backup of the schema {SCHEMA}")
        digest.update(last)
        last = line
    end = _parsed(last, path)
    counts = end.get("readings"), end.get("judgements")
    if end.get("sha256") != digest.hexdigest() or not all(isinstance(count, int) for count in counts):
        raise StoreError(f"the backup {path} is damaged or not whole; nothing was restored, take another one")
    return Contents(end["readings"], end["judgements"], end.get("notes", 0))


def _lines(path: Path) -> Iterator[Json]:
    return (_parsed(line, path) for line in _raw(path))


def _raw(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path) as file:
            yield from file
    except gzip.BadGzipFile as error:
        raise StoreError(f"{path} is no backup: it is not packed with gzip") from error
    except (EOFError, zlib.error) as error:
        raise StoreError(f"the backup {path} is damaged or not whole ({error}); take another one") from error
    except OSError as error:
        raise StoreError(f"the backup {path} cannot be read: {error.strerror}") from error


def _parsed(line: bytes, path: Path) -> Json:
    try:
        parsed = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise StoreError(f"{path} is no backup: {error}") from error
    return parsed if isinstance(parsed, dict) else {}


def _plain(judgement: Judgement) -> Json:
    """Without author and reason where there is none, so that older versions can read it."""
    return {name: value for name, value in asdict(judgement).items() if value is not None or name == "score"}


def _judgement(line: Json) -> Judgement:
    return Judgement(**{**line, "reasons": tuple((name, share) for name, share in line["reasons"])})


def _sync_folder(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
