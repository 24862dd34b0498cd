import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.transfer import TransferError, decoded

BODY = b"The ministers met in Oslo. " * 50


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


@given(st.binary(max_size=5000), st.integers(1, 700))
def test_what_was_packed_comes_out_however_it_is_cut(data, size):
    for encoding, packed in (
        ("", data), ("identity", data), ("gzip", gzip.compress(data)), ("deflate", zlib.compress(data)),
        ("deflate", bare(data)), ("gzip, X-Gzip", gzip.compress(gzip.compress(data))),
    ):  # fmt: skip
        assert b"".join(decoded(cut(packed, size), encoding)) == data


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, br", "gzip,gzip,gzip", "x" * 500])
def test_what_was_not_asked_for_is_refused(encoding):
    with pytest.raises(TransferError):
        list(decoded([BODY], encoding))


def test_damage_is_told_and_a_cut_body_gives_what_it_has():
    with pytest.raises(TransferError, match="damaged"):
        list(decoded([b"not gzip"], "gzip"))
    packed = gzip.compress(BODY)
    assert BODY.startswith(b"".join(decoded([packed[:-12]], "gzip")))
    assert b"".join(decoded([packed, b"and more"], "gzip")) == BODY


def test_a_bomb_comes_out_in_small_pieces():
    bomb = gzip.compress(gzip.compress(b" " * 100_000_000, 9), 9)
    tracemalloc.start()
    pieces = decoded([bomb], "gzip, gzip")
    assert max(len(next(pieces)) for _ in range(500)) <= 1 << 16
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()
