from __future__ import annotations

import gzip

import pytest

from dragoman.errors import StoreError
from dragoman.store.backup import back_up, restore
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


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path):
    store = SqliteStore(tmp_path / "r")
    with pytest.raises(StoreError, match="cannot be written"):
        back_up(store, tmp_path / "no folder" / "b.gz")
    with pytest.raises(StoreError, match="cannot be read"):
        restore(tmp_path / "missing.gz", store)
