"""A backup, restored: as it is, and with a sum that fits, as somebody who means harm would make it."""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from functools import cache
from pathlib import Path

from dragoman.errors import StoreError
from dragoman.store.backup import SCHEMA, restore
from dragoman.store.sqlite import SqliteStore
from fuzz.targets.reading import DICTIONARY

__all__ = ["DICTIONARY", "run"]


@cache
def _path() -> Path:
    return Path(tempfile.mkdtemp(prefix="dragoman-fuzz-")) / "a.backup.gz"


def run(data: bytes) -> None:
    _restore(data)
    lines = json.dumps({"schema": SCHEMA}).encode() + b"\n" + data.rstrip(b"\n") + b"\n"
    end = {"readings": 1, "judgements": 0, "sha256": hashlib.sha256(lines).hexdigest()}
    _restore(gzip.compress(lines + json.dumps(end).encode() + b"\n", 1))


def _restore(data: bytes) -> None:
    _path().write_bytes(data)
    store = SqliteStore(":memory:")
    try:
        restore(_path(), store)
    except StoreError as error:
        assert str(error)
    finally:
        store.close()
