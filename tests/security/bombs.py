"""Reads bombs, each said to be a gigabyte, in a process of its own; prints by how many MB the memory rose for each.

Started by ``test_bombs.py``: the peak of a process never falls, so that of the tests' own would tell nothing.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import brotli
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman import ingest
from dragoman.ingest.transfer import TransferError, decoded

GIGABYTE = 1 << 30
PIECE = 1 << 24
SPACES = b" " * PIECE


def arrow(codec: str) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, codec) as stream:
        for _ in range(GIGABYTE // PIECE):
            stream.write(SPACES)
    return sink.getvalue().to_pybytes()


ZSTD = arrow("zstd")
BROTLI = brotli.compress(SPACES * 16, quality=5)


def one_gzip() -> bytes:
    """One member, as HTTP has it: a piece of deflate that needs nothing before it, over and over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(SPACES) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08" + b"\0" * 6 + b"\x03" + piece * (GIGABYTE // PIECE)


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"{number}.txt", b" " * (PIECE * 4))
    return buffer.getvalue()


def tarred() -> bytes:
    entry = tarfile.TarInfo("a.txt")
    entry.size = GIGABYTE
    return gzip.compress(entry.tobuf()) + gzip.compress(SPACES) * (GIGABYTE // PIECE)


def tarred_name() -> bytes:
    entry = tarfile.TarInfo("././@LongLink")
    entry.type, entry.size = tarfile.GNUTYPE_LONGNAME, GIGABYTE
    return gzip.compress(entry.tobuf(tarfile.GNU_FORMAT)) + gzip.compress(SPACES) * (GIGABYTE // PIECE)


def warc(body: bytes, encoding: str) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}\r\n\r\n".encode() + body
    return f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def parquet() -> bytes:
    """A million rows that point at one text of a kilobyte in the dictionary."""
    sink = io.BytesIO()
    index = pa.array([0] * 1_000_000, pa.int32())
    pq.write_table(pa.table({"text": pa.DictionaryArray.from_arrays(index, ["x " * 500])}), sink, compression="zstd")
    return sink.getvalue()


def parquet_page() -> bytes:
    sink = io.BytesIO()
    table = pa.table({"text": ["x" * (PIECE * 8), "Talks go on."]})
    pq.write_table(table, sink, compression="zstd", use_dictionary=False, write_statistics=False)
    return sink.getvalue()


def packed(pack: Callable[[bytes], bytes], start: bytes = b"") -> bytes:
    return pack(start + SPACES) + pack(SPACES) * (GIGABYTE // PIECE - 1)


def bombs() -> Iterator[tuple[str, bytes]]:
    for name, pack in (("gzip", gzip.compress), ("bzip2", bz2.compress), ("xz", lzma.compress)):
        yield f"{name} text", packed(pack)
    yield "gzip JSON lines", packed(gzip.compress, b'{"text": "a"}\n{"text": "b"}\n')
    yield "gzip table", packed(gzip.compress, b"text,title\na,b\n")
    yield "gzip page", packed(gzip.compress, b"<html><body>")
    yield "zstd text", ZSTD
    yield "lz4 text", arrow("lz4")
    yield "zip", zipped()
    yield "tar", tarred()
    yield "tar with a long name", tarred_name()
    yield "warc, gzip", warc(one_gzip(), "gzip")
    yield "warc, brotli", warc(BROTLI, "br")
    yield "parquet, dictionary", parquet()
    yield "parquet, one page", parquet_page()


def read(data: bytes) -> None:
    for number, _ in enumerate(ingest.read_bytes(data)):
        if number > 2_000:
            return


def download(data: bytes, encoding: str) -> None:
    """As ``fetch`` takes a body: piece by piece, up to ten megabytes."""
    size = 0
    try:
        for piece in decoded((data[start : start + 65536] for start in range(0, len(data), 65536)), encoding):
            size += len(piece)
            if size > 10 << 20:
                return
    except TransferError:
        return


def memory(field: str) -> int:
    """MB: ``VmRSS`` now, ``VmHWM`` the most since the last ``forget_peak``."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(field)).split()[1]) // 1024


def rise(work: Callable[[], None]) -> int:
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak: making the bombs was a bigger one
    before = memory("VmRSS")
    work()
    return memory("VmHWM") - before


def main() -> None:
    read(gzip.compress(b"Talks go on."))  # what is loaded for any input is no bomb's doing
    read(parquet())
    rises = {name: rise(partial(read, data)) for name, data in bombs()}
    for encoding, data in (("gzip", one_gzip()), ("br", BROTLI), ("zstd", ZSTD)):
        rises[f"download, {encoding}"] = rise(partial(download, data, encoding))
    ingest.close()
    print(json.dumps(rises))  # noqa: T201


if __name__ == "__main__":
    main()
