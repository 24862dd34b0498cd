"""``python -m fuzz.seeds`` writes the seeds that are not text: tables, archives, what is compressed. The sentences are ours."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
import zlib

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.types.serialise import reading_to_dict
from fuzz.listing import CORPUS
from tests.builders import full_reading

TEXT = "The ministers of Norway and Chile met in Oslo on Monday and said that the talks would go on."
PAGE = f"<!doctype html><html><head><title>Talks</title></head><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"


def write(target: str, name: str, data: bytes) -> None:
    path = CORPUS / target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _parquet(compression: str) -> bytes:
    rows = {"text": [TEXT, "Two said so.", None], "title": ["Talks", None, ""], "date": [None, "2025-03-10", "x"],
            "source": [{"name": "Fjord"}, None, {"name": None}], "n": [1, 2, 3]}  # fmt: skip
    sink = io.BytesIO()
    pq.write_table(pa.table(rows), sink, compression=compression, row_group_size=2, store_schema=False)
    return sink.getvalue()


def _zip(method: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in (("a.txt", TEXT), ("b/c.jsonl", '{"text": "One said so."}\n'), ("d.csv", "title,text\na,b\n")):
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def _tar(form: int) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for name in ("a.txt", "long/" * 30 + "b.txt"):
            entry = tarfile.TarInfo(name)
            entry.size = len(TEXT)
            archive.addfile(entry, io.BytesIO(TEXT.encode()))
    return buffer.getvalue()[:4096]


def _warc(body: bytes, headers: str = "") -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/1\r\nWARC-Date: 2025-03-10T10:00:00Z\r\n"
        f"Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
    )  # fmt: skip


def _arrow(codec: str) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, codec) as stream:
        stream.write(TEXT.encode())
    return bytes(sink.getvalue())


def main() -> None:
    for compression in ("none", "zstd", "snappy", "gzip"):
        write("parquet", compression, _parquet(compression))
    write("archives", "stored.zip", _zip(zipfile.ZIP_STORED))
    write("archives", "deflated.zip", _zip(zipfile.ZIP_DEFLATED))
    write("archives", "gnu.tar", _tar(tarfile.GNU_FORMAT))
    write("archives", "pax.tar", _tar(tarfile.PAX_FORMAT))
    page = PAGE.encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    write("warc", "two", _warc(page) + _warc(b"GIF89a", "Server: x\r\n"))
    write("warc", "gzip", _warc(gzip.compress(page, mtime=0), "Content-Encoding: gzip\r\n"))
    write("warc", "chunked", _warc(chunked, "Transfer-Encoding: chunked\r\n"))
    text = TEXT.encode()
    packed = {"gzip": gzip.compress(text, mtime=0), "bzip2": bz2.compress(text), "xz": lzma.compress(text),
              "zstd": _arrow("zstd"), "lz4": _arrow("lz4")}  # fmt: skip
    for name, data in packed.items():
        write("unpack", name, data)
    for name in ("stored.zip", "pax.tar"):
        write("source", name, (CORPUS / "archives" / name).read_bytes())
    write("source", "gzip", packed["gzip"])
    write("source", "warc", _warc(page))
    write("source", "parquet", _parquet("none"))
    write("transfer", "gzip", b"\x10" + packed["gzip"])
    write("transfer", "zlib", b"\xff" + zlib.compress(text))
    reading = reading_to_dict(full_reading())
    line = json.dumps({"reading": reading}, ensure_ascii=False).encode()
    write("reading", "full", json.dumps(reading, ensure_ascii=False).encode())
    judgement = {"one": "e1", "other": "e2", "verdict": "same", "by": "user", "score": None, "reasons": [["words", 0.5]]}
    write("backup", "line", line)
    write("backup", "judgement", json.dumps({"judgement": judgement}).encode())
    write("backup", "packed", gzip.compress(line, mtime=0))


if __name__ == "__main__":
    main()
