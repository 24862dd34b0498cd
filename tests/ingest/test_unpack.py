import bz2
import gzip
import io
import lzma
import sys
import tracemalloc
import zlib

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import ingest
from dragoman.ingest import unpack
from dragoman.ingest.unpack import UNPACK_ERRORS, unpacked

TEXT = "The ministers met in Oslo and said that the talks would go on."


def arrow(codec: str):
    def packed(data: bytes) -> bytes:
        sink = pa.BufferOutputStream()
        with pa.CompressedOutputStream(sink, codec) as stream:
            stream.write(data)
        return sink.getvalue().to_pybytes()

    return packed


PACKERS = {
    "gzip": gzip.compress, "bzip2": bz2.compress, "xz": lzma.compress, "zstd": arrow("zstd"), "lz4": arrow("lz4"),
}  # fmt: skip


def whole(data: bytes) -> bytes:
    return unpacked(io.BytesIO(data)).stream.read()


@pytest.mark.parametrize("kind", PACKERS)
@settings(deadline=None, max_examples=30)
@given(data=st.binary(max_size=3000), more=st.binary(max_size=100))
def test_what_was_packed_comes_out_and_so_does_a_second_stream_behind_it(kind, data, more):
    packed = PACKERS[kind](data)
    assert whole(packed) == data
    assert whole(packed + PACKERS[kind](more)) == data + more


@pytest.mark.parametrize("kind", PACKERS)
def test_the_content_tells_and_not_the_name(kind):
    (document,) = ingest.read_bytes(PACKERS[kind](TEXT.encode()), name="report.txt")
    assert (document.text, document.warnings) == (TEXT, ())
    lines = "\n".join(['{"text": "One said so."}'] * 2).encode()
    assert len(list(ingest.read_bytes(PACKERS[kind](lines), name="a.jsonl.zst"))) == 2


def test_padding_between_streams_of_xz_is_passed_over():
    assert whole(lzma.compress(b"a") + b"\0" * 8 + lzma.compress(b"b") + b"\0" * 100_000) == b"ab"


def test_prose_that_starts_like_a_mark_is_prose():
    (document,) = ingest.read_bytes(b"BZhang said that the talks would go on.")
    assert document.text.startswith("BZhang")


@pytest.mark.parametrize("kind", PACKERS)
def test_damage_is_told(kind):
    packed = PACKERS[kind](TEXT.encode() * 100)
    (document,) = ingest.read_bytes(packed[:-20], name="a.gz")
    assert document.warnings[0].startswith("not read: a.gz: it cannot be read to its end: ")


@pytest.mark.parametrize("kind", PACKERS)
@pytest.mark.parametrize("other", PACKERS)
def test_compressed_twice_is_told(kind, other):
    (document,) = ingest.read_bytes(PACKERS[other](PACKERS[kind](b"x")), name="a")
    assert document.warnings == ("not read: a: it is compressed twice; unpack it first",)


@pytest.mark.parametrize("kind", ["gzip", "bzip2", "xz", "zstd"])
def test_a_bomb_is_given_up_without_being_held(kind, monkeypatch):
    monkeypatch.setattr(unpack, "FREE", 8 << 20)
    bomb = PACKERS[kind](b" " * 50_000_000)
    stream = unpacked(io.BytesIO(bomb)).stream
    tracemalloc.start()
    given = 0
    with pytest.raises(OSError, match="more than 200 times its size"):
        while piece := stream.read(1 << 16):
            given += len(piece)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 32_000_000 and given < max(8 << 20, 200 * len(bomb)) + (1 << 17)


def test_xz_that_asks_for_gigabytes_is_refused():
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 20}]
    packed = bytearray(lzma.compress(b"x" * 100, filters=filters, check=lzma.CHECK_NONE))
    at = packed.index(b"\x21\x01") + 2  # the filter, the size of its properties, and its dictionary as an exponent
    packed[at] = 39  # three gigabytes
    end = 12 + (packed[12] + 1) * 4  # of the block's head, whose last four bytes check it
    packed[end - 4 : end] = zlib.crc32(packed[12 : end - 4]).to_bytes(4, "little")
    with pytest.raises(lzma.LZMAError, match="(?i)memory"):
        whole(bytes(packed))


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (document,) = ingest.read_bytes(PACKERS["zstd"](b"x"), name="a.zst")
    assert "pip install 'dragoman[analytics]'" in document.warnings[0]


@given(st.sampled_from([b"\x1f\x8b\x08", b"BZh91AY&SY", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18"]), st.binary())
def test_no_bytes_make_it_fail_otherwise(magic, data):
    try:
        whole(magic + data)
    except UNPACK_ERRORS:
        pass
