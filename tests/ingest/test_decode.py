import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.decode import Decoded, declared_charset, decode

ENGLISH = "The minister’s café in Málaga was closed, he said – “for good”."
RUSSIAN = "Министр заявил журналистам, что переговоры завершены и стороны встретятся снова весной. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_unicode_is_read_without_a_warning(encoding):
    assert decode(ENGLISH.encode(encoding)) == Decoded(ENGLISH)


def test_a_declared_charset_counts_where_the_bytes_are_not_utf8():
    assert decode(RUSSIAN.encode("koi8-r"), "koi8-r") == Decoded(RUSSIAN)
    assert decode(ENGLISH.encode("utf-8"), "iso-8859-1") == Decoded(ENGLISH)


@pytest.mark.parametrize("label", ["iso-8859-1", "Latin-1", "us-ascii", '"windows-1252"'])
def test_latin1_means_windows_1252(label):
    assert decode(ENGLISH.encode("cp1252"), label) == Decoded(ENGLISH)


def test_a_page_declares_its_charset():
    page = b'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
    assert declared_charset(page) == "windows-1251"
    assert declared_charset(b'<?xml version="1.0" encoding="koi8-r"?>') == "koi8-r"
    assert decode(page + RUSSIAN.encode("cp1251")).text.endswith(RUSSIAN)


def test_an_undeclared_encoding_is_guessed_and_told():
    assert decode(ENGLISH.encode("cp1252")) == Decoded(ENGLISH, ("encoding not declared; read as cp1252",))
    russian = decode(RUSSIAN.encode("cp1251"))
    assert russian == Decoded(RUSSIAN, ("encoding not declared; read as cp1251",))


def test_one_broken_byte_among_few_characters_is_still_utf8():
    assert decode("“Yes”, he said".encode() + b"\xe2\x80").text.startswith("“Yes”, he said")


def test_a_few_broken_bytes_do_not_make_utf8_another_encoding():
    data = ENGLISH.encode() + b"\xff" + ENGLISH.encode()
    decoded = decode(data)
    assert decoded.text == f"{ENGLISH}\ufffd{ENGLISH}"
    assert decoded.warnings == ("1 bytes are not valid utf-8 and were replaced by U+FFFD",)


@pytest.mark.parametrize("label", ["rot13", "zip", "idna", "unicode_escape", "no-such-charset", "\0", "utf-8"])
def test_a_label_that_is_no_charset_is_passed_over(label):
    assert decode(b"caf\xe9 \\n", label).text == "café \\n"


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=10)))
def test_no_bytes_make_it_fail(data, label):
    assert isinstance(decode(data, label).text, str)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=60))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode()) == Decoded(text)
