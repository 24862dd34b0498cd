"""Documents → input shards: files of JSON lines, packed, the same bytes for the same documents.

They are made once, ahead of the workers, so that these need neither the user's files nor each other.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from itertools import islice
from pathlib import Path

from dragoman.batch.files import write_whole
from dragoman.batch.job import InputShard
from dragoman.types.document import Document, OffsetMap

FOLDER = "input"
LEVEL = 3


def spool(documents: Iterable[Document], out: Path, size: int) -> Iterator[InputShard]:
    """Writes ``size`` documents a shard under ``out`` and gives each shard when it is on the disk.

    Errors: BatchError where it cannot be written.
    """
    remaining = iter(documents)
    number = 0
    while lines := [_line(document) for document in islice(remaining, size)]:
        content = b"".join(lines)
        path = out / FOLDER / f"{number:06d}.jsonl.gz"
        write_whole(path, gzip.compress(content, LEVEL, mtime=0))
        yield InputShard(number, path, len(lines), hashlib.sha256(content).hexdigest())
        number += 1


def spooled(path: Path) -> Iterator[Document]:
    """The documents of a shard, one by one."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _document(line)


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
