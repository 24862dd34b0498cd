import gzip
import io
import zlib
from datetime import date

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from dragoman import ingest
from dragoman.ingest.options import IngestOptions

PARAGRAPH = "The foreign ministers of Norway and Chile said in Oslo that the talks number {} had gone well. "


@pytest.fixture(scope="module", autouse=True)
def _close_worker():
    yield
    ingest.close()


def page(number: int, head: str = "") -> bytes:
    text = "".join(f"<p>{PARAGRAPH.format(number)}</p>" for _ in range(3))
    return f"<!doctype html><html><head><title>Talks {number}</title>{head}</head><body><article>{text}</article></body></html>".encode()


def record(number: int, body: bytes | None = None, headers: str = "Content-Type: text/html", status: str = "200 OK",
           kind: str = "response", day: str = "2025-03-11T01:02:03Z") -> bytes:  # fmt: skip
    body = page(number) if body is None else body
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://paper.example/{number}\r\nWARC-Date: {day}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(data: bytes, name: str = "a.warc.gz", **options):
    return list(ingest.read_bytes(data, IngestOptions(**options), name=name))


def urls(documents) -> list[str]:
    return [document.url for document in documents if document.readable]


def test_pages_with_their_address():
    one, two = read(record(1) + record(2))
    assert one.text.split("\n\n")[0] == PARAGRAPH.format(1).strip()
    assert (one.title, one.url, two.url) == ("Talks 1", "https://paper.example/1", "https://paper.example/2")


def test_the_day_of_the_archive_is_taken_only_where_the_page_tells_none_and_that_is_said():
    meta = "<meta property='article:published_time' content='2025-03-09'>"
    own, none = read(record(1, page(1, meta)) + record(2))
    assert (own.published, own.warnings) == (date(2025, 3, 9), ())
    assert (none.published, none.published_basis) == (date(2025, 3, 11), "metadata")
    assert none.warnings == ("published: the page tells no day; taken from the day on which it was fetched, 2025-03-11",)


def test_what_is_no_page_is_passed_over():
    data = (
        record(1, kind="request") + record(2, b"\x89PNG", "Content-Type: image/png") + record(3, status="404 Not Found")
        + record(4, b"body { }", "Content-Type: text/css") + record(5) + record(6, b"plain", "Server: x")
        + record(7, headers="Server: x")
    )  # fmt: skip
    assert urls(read(data)) == ["https://paper.example/5", "https://paper.example/7"]
    (document,) = read(record(1, kind="warcinfo"))
    assert document.warnings == ("not read: a.warc.gz: there is no HTML page in the archive",)


def test_charsets_of_headers_and_pages():
    body = page(1).decode().replace("Chile", "Curaçao").encode("cp1252")
    (document,) = read(record(1, body, "Content-Type: text/html; charset=windows-1252"))
    assert "Curaçao" in document.text and document.warnings[:-1] == ()


def test_chunks_and_compression_of_the_transfer():
    body = page(1)
    chunked = b"".join(b"%x;x=y\r\n%s\r\n" % (len(part), part) for part in (body[:50], body[50:])) + b"0\r\n\r\n"
    html = "Content-Type: text/html\r\n"
    documents = read(
        record(1, gzip.compress(body), html + "Content-Encoding: gzip")
        + record(2, zlib.compress(body), html + "Content-Encoding: deflate")
        + record(3, chunked, html + "Transfer-Encoding: chunked")
        + record(4, body, html + "Transfer-Encoding: chunked\r\nContent-Encoding: br")  # the headers are out of date
        + record(5, b"\x8b\x02nonsense", html + "Content-Encoding: br")
    )
    assert [document.readable for document in documents] == [True] * 4 + [False]
    assert len({document.text for document in documents[:4]}) == 1
    assert "compressed with 'br'" in documents[4].warnings[0]


@pytest.mark.parametrize("pack", [lambda records: gzip.compress(b"".join(records)), lambda records: b"".join(map(gzip.compress, records))])
def test_compressed_as_one_or_record_by_record(pack):
    assert len(urls(read(pack([record(n) for n in range(3)])))) == 3


def test_damage_costs_one_record():
    bad_length = record(2).replace(b"Content-Length: ", b"Content-Length: x", 1)
    too_short = record(3).replace(b"Content-Length: ", b"Content-Length: 1", 1)[:-40]
    documents = read(record(1) + bad_length + b"rubbish\r\n" * 3 + record(4) + b"\0\1\2" + record(5))
    assert urls(documents)[:2] == ["https://paper.example/1", "https://paper.example/4"]
    assert any("does not say how long it is" in d.warnings[0] for d in documents if not d.readable)
    documents = read(record(1) + too_short + record(4) + record(5))
    assert "https://paper.example/1" in urls(documents)
    assert any("within a record" in d.warnings[0] or "is not a record" in d.warnings[0] for d in documents if d.warnings)


def test_an_archive_that_ends_within_a_record():
    documents = read((record(1) + record(2))[:-400])
    assert documents[0].readable and "the archive ends within a record" in documents[-1].warnings[0]


@pytest.mark.parametrize("length", [b"99999999999999999999", b"-5", b"", b"1e3", "٣".encode()])
def test_lengths_that_are_none(length):
    data = record(1).replace(b"Content-Length: ", b"Content-Length: " + length + b"\r\nX: ", 1)
    assert read(data)[-1].warnings


def test_a_page_that_is_too_large_is_told_and_not_held():
    bomb = record(1, gzip.compress(b"<p>" * 30_000_000), "Content-Type: text/html\r\nContent-Encoding: gzip")
    large = record(2, b"<p>" + b"x" * 25_000_000)
    documents = read(bomb + large + record(3))
    assert ["a page of more than 10,485,760 bytes" in document.warnings[0] for document in documents[:2]] == [True, True]
    assert documents[2].readable


def test_what_another_program_wrote(tmp_path):
    packed = b""
    for number in range(3):
        made = WarcRecord()
        made.init_headers(WarcRecordType.response)
        made.headers["WARC-Target-URI"] = f"https://paper.example/{number}"
        made.headers["Content-Type"] = "application/http; msgtype=response"
        made.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(number))
        buffer = io.BytesIO()
        made.write(buffer, checksum_data=True)
        packed += gzip.compress(buffer.getvalue())
    path = tmp_path / "CC.warc.gz"
    path.write_bytes(packed)
    assert urls(ingest.read_source(path)) == [f"https://paper.example/{number}" for number in range(3)]
