import gzip
import io
import json
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import ingest
from dragoman.ingest.inputs import Origin, read_stream
from dragoman.ingest.options import FORMATS, IngestOptions

TEXT = "The ministers met in Oslo and said that the talks would go on."
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))


@pytest.fixture(scope="module", autouse=True)
def _close_worker():
    yield
    ingest.close()


def read(data: bytes, name: str = "input", **options):
    return list(ingest.read_bytes(data, IngestOptions(**options), name=name))


def test_plain_text_is_text_from_its_first_line():
    (document,) = read(f"TALKS GO ON\r\nMarch 10, 2025\r\n\r\n{TEXT}\r\n".encode())
    assert document.text == f"TALKS GO ON\nMarch 10, 2025\n\n{TEXT}\n"
    assert (document.title, document.published, document.warnings) == (None, None, ())


@pytest.mark.parametrize("data", [b"", b"\n\n", gzip.compress(b""), b"\xef\xbb\xbf"])
def test_an_empty_input(data):
    (document,) = read(data, "empty.txt")
    assert document.warnings == ("not read: empty.txt: there is no text in it",)


@pytest.mark.parametrize("data", [PNG, gzip.compress(PNG)])
def test_a_picture(data):
    (document,) = read(data, "a.png")
    assert document.warnings == ("not read: a.png: it is a PNG image",)


def test_twenty_megabytes_of_text_are_quick_and_told():
    started = time.perf_counter()
    (document,) = read((TEXT + "\r\n").encode() * 320_000)
    assert time.perf_counter() - started < 5
    assert document.readable and len(document.text) <= 200_000 and len(document.warnings) == 2
    assert document.warnings[0] == "it has more than 8,388,608 bytes; what comes after them is not read"
    assert "only the first" in document.warnings[1]


def test_json_lines_one_by_one_with_a_bad_one_among_them():
    lines = [
        json.dumps({"text": TEXT, "date": "2025-03-10"}),
        "",
        "{broken",
        json.dumps({"title": "x"}),
        '"Only text."',
    ]
    documents = read(gzip.compress("\n".join(lines).encode()), "news.jsonl.gz")
    assert [document.readable for document in documents] == [True, False, False, True]
    assert documents[0].published_basis == "metadata"
    assert documents[1].warnings[0].startswith("not read: news.jsonl.gz:3: the line is not JSON: ")
    assert documents[2].warnings[0].startswith("not read: news.jsonl.gz:4: no field with a text")


def test_lines_are_read_as_they_are_asked_for():
    endless = io.BufferedReader(_Endless())
    drafts = read_stream(endless, Origin("stdin"), IngestOptions(format="jsonl"))
    assert [next(drafts).text for _ in range(3)] == [TEXT] * 3


class _Endless(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, buffer):
        line = json.dumps({"text": TEXT}).encode() + b"\n"
        count = min(len(buffer), len(line))
        assert count == len(line)
        buffer[:count] = line
        return count


def test_json_that_is_broken_is_told_and_prose_in_brackets_is_read():
    (document,) = read(b'{"text": ', "a.json")
    assert document.warnings[0].startswith("not read: a.json: it is not JSON")
    (document,) = read(f'["{TEXT}" he said]'.encode(), "a.txt")
    assert document.text == f'["{TEXT}" he said]' and document.readable


def test_json_nested_too_deeply_is_told():
    (document,) = read(b"[" * 200_000, "a.json")
    assert document.warnings == ("not read: a.json: it is not JSON: it is nested too deeply",)


def test_the_format_can_be_given():
    assert read(b'{"text": "x"}', format="text")[0].text == '{"text": "x"}'
    assert read(f"<p>{TEXT}</p>".encode(), format="text")[0].text == f"<p>{TEXT}</p>"
    assert read(b"oops", format="json")[0].warnings[0].startswith("not read: input: it is not JSON")


def test_damaged_compression_gives_what_was_readable_and_a_warning():
    lines = [json.dumps({"text": f"{TEXT} {number * 7919 % 104729}"}) for number in range(20_000)]
    whole = gzip.compress("\n".join(lines).encode())
    documents = read(whole[: len(whole) // 2], "news.jsonl.gz")
    assert documents[0].readable and len(documents) > 100
    assert documents[-1].warnings[0].startswith("not read: news.jsonl.gz: it cannot be read to its end")
    (document,) = read(b"\x1f\x8bnot gzip", "a.gz")
    assert document.warnings[0].startswith("not read: a.gz: it cannot be read to its end")


@pytest.mark.parametrize(("start", "name"), [(b"", "bomb.txt"), (b'{"a"', "bomb.json"), (b"{}\n{}\n", "bomb.jsonl")])
def test_a_decompression_bomb_stays_small(start, name):
    bomb = gzip.compress(start + b" " * 100_000_000, 9)
    tracemalloc.start()
    documents = read(bomb, name, max_bytes=1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64_000_000
    assert any("1,000,000 bytes" in warning for document in documents for warning in document.warnings)


def test_compressed_twice_is_told():
    (document,) = read(gzip.compress(gzip.compress(b"x")), "a.gz")
    assert document.warnings == ("not read: a.gz: it is compressed twice; unpack it first",)


@settings(deadline=None)  # the first guess of an encoding loads the guesser
@given(st.binary(max_size=200), st.sampled_from(["a", "a.json", "a.jsonl"]), st.sampled_from([None, *FORMATS]))
def test_no_bytes_make_it_fail(data, name, format):
    if format != "html" and b"<" not in data:  # pages have tests of their own
        for document in read(data, name, format=format):
            assert document.readable or document.warnings
