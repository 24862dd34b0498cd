from __future__ import annotations

import gzip
import hashlib
import json

import pytest

from dragoman.errors import StoreError
from dragoman.store.backup import SCHEMA, back_up, restore
from dragoman.store.sqlite import SqliteStore
from tests.builders import full_reading
from tests.contracts.store_contract import add


@pytest.fixture
def whole(tmp_path):
    store = SqliteStore(tmp_path / "r")
    add(store, *(full_reading(url=f"u{number}") for number in range(3)))
    back_up(store, tmp_path / "b.gz")
    return (tmp_path / "b.gz").read_bytes()


def damaged(whole: bytes, how: str) -> bytes:
    lines = gzip.decompress(whole).splitlines(keepends=True)
    return {
        "cut": whole[: len(whole) // 2],
        "no end": gzip.compress(b"".join(lines[:-1])),
        "a line less": gzip.compress(b"".join([*lines[:2], *lines[3:]])),
        "a letter changed": gzip.compress(b"".join(lines).replace(b"Quito", b"Quita", 1)),
        "text": b"a text and no backup",
        "other JSON": gzip.compress(b'{"schema": "other"}\n'),
        "no JSON": gzip.compress(b"words\n"),
        "empty": b"",
    }[how]


@pytest.mark.parametrize(
    "how", ["cut", "no end", "a line less", "a letter changed", "text", "other JSON", "no JSON", "empty"]
)
def test_nothing_is_restored_from_a_damaged_backup(tmp_path, whole, how):
    (tmp_path / "damaged.gz").write_bytes(damaged(whole, how))
    store = SqliteStore(tmp_path / "new")
    with pytest.raises(StoreError, match="damaged|no backup"):
        restore(tmp_path / "damaged.gz", store)
    with store.view() as view:
        assert view.count_documents() == 0


@pytest.mark.parametrize(
    "line",
    [{"reading": 5}, {"reading": None}, {"judgement": {}}, {"judgement": {"one": 1, "other": "e", "verdict": "same", "by": "user", "reasons": []}},
     {"judgement": {"one": "d", "other": "e", "verdict": "same", "by": "user", "reasons": [5]}}],
)  # fmt: skip
def test_a_line_of_another_kind_under_a_sum_that_fits_is_told(tmp_path, line):
    lines = b"".join(json.dumps(each).encode() + b"\n" for each in ({"schema": SCHEMA}, line))
    end = {"readings": 1, "judgements": 0, "sha256": hashlib.sha256(lines).hexdigest()}
    (tmp_path / "b.gz").write_bytes(gzip.compress(lines + json.dumps(end).encode() + b"\n"))
    with pytest.raises(StoreError, match="not as its schema says|does not follow the schema"):
        restore(tmp_path / "b.gz", SqliteStore(tmp_path / "new"))


@pytest.mark.parametrize("change", [{"title": 10**30}, {"publisher": 5}, {"text": 5}])
def test_a_field_of_another_kind_in_a_reading_is_told(tmp_path, whole, change):
    lines = [json.loads(line) for line in gzip.decompress(whole).splitlines()[:2]]
    lines[1]["reading"]["document"].update(change)
    start = b"".join(json.dumps(each).encode() + b"\n" for each in lines)
    end = {"readings": 1, "judgements": 0, "sha256": hashlib.sha256(start).hexdigest()}
    (tmp_path / "odd.gz").write_bytes(gzip.compress(start + json.dumps(end).encode() + b"\n"))
    with pytest.raises(StoreError, match="not as its schema says|does not follow the schema"):
        restore(tmp_path / "odd.gz", SqliteStore(tmp_path / "new"))


def test_brackets_without_end_are_no_backup(tmp_path):
    (tmp_path / "b.gz").write_bytes(gzip.compress(b"[" * 200_000))
    with pytest.raises(StoreError, match="no backup"):
        restore(tmp_path / "b.gz", SqliteStore(tmp_path / "new"))


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path):
    store = SqliteStore(tmp_path / "r")
    with pytest.raises(StoreError, match="cannot be written"):
        back_up(store, tmp_path / "no folder" / "b.gz")
    with pytest.raises(StoreError, match="cannot be read"):
        restore(tmp_path / "missing.gz", store)
