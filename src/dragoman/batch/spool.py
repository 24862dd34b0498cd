"""Documents → input shards: files of JSON lines, packed, the same bytes for the same documents.

They are made once, ahead of the workers, so that these need neither the user's files nor each other.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import date
from itertools import islice
from pathlib import Path

from dragoman.batch.files import GO_ON, write_whole
from dragoman.batch.job import InputShard
from dragoman.errors import BatchError
from dragoman.types.document import Document, OffsetMap

FOLDER = "input"
LEVEL = 3


def spool(
    documents: Iterable[Document], out: Path, size: int, write: Callable[[Path, bytes], None] = write_whole
) -> Iterator[InputShard]:
    """Writes ``size`` documents a shard under ``out`` and gives each shard when it is on the disk.

    Errors: BatchError where it cannot be written.
    """
    remaining = iter(documents)
    number = 0
    while lines := [_line(document) for document in islice(remaining, size)]:
        content = b"".join(lines)
        path = out / FOLDER / f"{number:06d}.jsonl.gz"
        write(path, gzip.compress(content, LEVEL, mtime=0))
        yield InputShard(number, path, len(lines), hashlib.sha256(content).hexdigest())
        number += 1


def spooled(path: Path) -> Iterator[Document]:
    """The documents of a shard, one by one. Errors: BatchError where the disk does not give back what was written."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield _document(line)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise BatchError(f"{path} cannot be read: {error}; {GO_ON}") from error


def _line(document: Document) -> bytes:
    fields = asdict(document) | {"published": document.published and document.published.isoformat()}
    return json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def _document(line: str) -> Document:
    fields = json.loads(line)
    offsets = fields.pop("offsets")
    published, warnings = fields.pop("published"), tuple(fields.pop("warnings"))
    return Document(
        **fields,
        published=date.fromisoformat(published) if published else None,
        warnings=warnings,
        offsets=OffsetMap(tuple(offsets["canonical"]), tuple(offsets["given"])),
    )
