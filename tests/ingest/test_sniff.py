import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.options import FORMATS
from dragoman.ingest.sniff import sniff_format, unreadable_kind


@pytest.mark.parametrize(
    ("head", "name", "content_type", "format"),
    [
        (b"Talks began on Monday.", "", None, "text"),
        (b"Talks began on Monday.", "a.html", None, "text"),
        (b"Talks <b>began</b> on Monday.", "a.html", None, "html"),
        (b"Talks <b>began</b> on Monday.", "a", "text/html; charset=utf-8", "html"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><html>", "a.txt", None, "html"),
        (b"<?xml version='1.0'?><!-- x --><html lang='en'>", "", None, "html"),
        ("<html><body>".encode("utf-16"), "", None, "html"),
        (b"< 5 troops were hurt", "", None, "text"),
        (b'{"text": "a"}', "", None, "json"),
        (b'[{"text": "a"}]', "", None, "json"),
        (b'{\n "text": "a"\n}', "a.txt", None, "json"),
        (b'{"text": "a"}\n{"text": "b"}\n', "", None, "jsonl"),
        (b'{"text": "a"}', "a.jsonl.gz", None, "jsonl"),
        (b'{"text": "a"}', "a.ndjson", None, "jsonl"),
        (b"[Oslo] Talks began.", "", None, "text"),
        (b"{Oslo} Talks began.", "a.json", None, "json"),
        (b"oops", "a.json", None, "json"),
        (b"", "a.json", None, "text"),
    ],
)
def test_content_decides_then_name_and_type(head, name, content_type, format):
    assert sniff_format(head, name, content_type) == format


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"%PDF-1.7", "a PDF"),
        (b"\0\0\0\x20ftypisom", "a media file"),
        (bytes(range(256)) * 4, "a binary file"),
        (b"\0" * 100, "a binary file"),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", "a feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a feed"),
    ],
)
def test_what_is_no_text_is_named(head, kind):
    assert (unreadable_kind(head) or "").startswith(kind)


@pytest.mark.parametrize("head", [b"", b"a", "é".encode("latin-1"), "Ünï".encode("utf-16"), "abcd efgh".encode("utf-16-le"),
                                  b"one NUL\0 in a text of words and words", "Москва".encode("koi8-r")])  # fmt: skip
def test_text_is_not_taken_for_binary(head):
    assert unreadable_kind(head) is None


@given(st.binary(max_size=200), st.text(max_size=10))
def test_no_bytes_make_it_fail(data, name):
    unreadable_kind(data)
    assert sniff_format(data, name) in FORMATS
