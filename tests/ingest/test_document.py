from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import ingest
from dragoman.ingest.document import document_id, finish
from dragoman.ingest.draft import Draft, not_read
from dragoman.ingest.options import IngestOptions
from dragoman.types.document import OffsetMap

TEXT = "The two ministers said that they would meet again in the spring."


def test_a_text_at_hand():
    document = ingest.from_text(TEXT, title=" Talks\n to resume ", publisher="Fjord", url="https://fjord.example/a",
                                published=date(2024, 2, 3))  # fmt: skip
    assert (document.text, document.title, document.publisher) == (TEXT, "Talks to resume", "Fjord")
    assert (document.published, document.published_basis) == (date(2024, 2, 3), "given")
    assert (document.language, document.warnings, document.readable) == ("en", (), True)
    assert document.offsets == OffsetMap()


def test_without_a_date_the_basis_is_unknown():
    assert ingest.from_text(TEXT).published_basis == "unknown"


def test_what_the_user_says_goes_before_what_the_input_says():
    draft = Draft("n", TEXT, "Old", "Old", "https://old.example/", date(2020, 1, 1), "metadata")
    options = IngestOptions(date(2024, 2, 3), "New", "New", "https://new.example/")
    document = finish(draft, options)
    assert (document.title, document.publisher, document.url) == ("New", "New", "https://new.example/")
    assert (document.published, document.published_basis) == (date(2024, 2, 3), "given")
    kept = finish(draft, IngestOptions())
    assert (kept.title, kept.published_basis) == ("Old", "metadata")


def test_the_id_depends_on_what_is_said_and_on_nothing_else():
    ids = {
        document_id(*said)
        for said in [
            (TEXT, None, None, None, None),
            (TEXT, "T", None, None, None),
            (TEXT, None, "T", None, None),
            (TEXT, None, None, "https://a.example", None),
            (TEXT, None, None, None, date(2024, 2, 3)),
            (TEXT + " ", None, None, None, None),
        ]
    }
    assert len(ids) == 6 and all(len(found) == 32 and int(found, 16) >= 0 for found in ids)
    windows = ingest.from_text(TEXT.replace(" ", "\u00a0"))
    assert windows.id == ingest.from_text(TEXT).id
    assert finish(Draft("a.txt", TEXT), IngestOptions()).id == finish(Draft("b.txt", TEXT), IngestOptions()).id


def test_the_id_is_stable_between_versions():
    assert document_id("Talks began.", None, None, None, None) == "bce9271a325e6720703ca0aba8fc30b6"


def test_inputs_without_text_are_different_documents():
    first, second = (finish(not_read(name, "it is hidden"), IngestOptions()) for name in ("a", "b"))
    assert first.id != second.id
    assert first.warnings == ("not read: a: it is hidden",)
    assert not first.readable


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b"])
def test_an_empty_text_is_told(text):
    document = ingest.from_text(text)
    assert document.warnings == ("not read: text: there is no text in it",)
    assert document.language == "und"


def test_a_long_text_is_cut_and_told():
    document = ingest.from_text(TEXT * 400_000, max_characters=200_000)
    assert len(document.text) <= 200_000
    assert document.readable
    assert document.warnings == (
        f"the text has {len(TEXT) * 400_000:,} characters; only the first {len(document.text):,} are read",
    )
    assert ingest.from_text(TEXT, max_characters=len(TEXT)).warnings == ()
    assert ingest.from_text(TEXT, max_characters=len(TEXT) - 1).warnings != ()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/hosts", "article/7", "http://", "http://[", "data:,x"]
)
def test_only_web_addresses_are_kept(url):
    document = ingest.from_text(TEXT, url=url)
    assert document.url is None
    assert document.warnings == (f"url left out, it is not an http(s) address: {url!r}",)


def test_a_very_long_title_is_cut_and_told():
    document = ingest.from_text(TEXT, title="word " * 1000)
    assert document.title is not None and len(document.title) <= 1000
    assert "the title has 5,000 characters; only the first 1,000 are kept" in document.warnings


def test_a_foreign_text_is_kept_but_not_read():
    document = ingest.from_text("Министр заявил, что переговоры будут продолжены весной.")
    assert document.language == "ru" and not document.readable and document.text
    assert document.warnings == ("not read: language ru (Russian); Dragoman reads English",)


def test_the_reason_why_it_is_not_read_comes_first():
    document = finish(Draft("n", "Министр заявил, что переговоры идут.\0", warnings=("told before",)), IngestOptions())
    assert [warning.split(":")[0] for warning in document.warnings] == [
        "not read",
        "told before",
        "1 control characters removed",
    ]


@given(st.text(max_size=80), st.text(max_size=20), st.text(max_size=20))
def test_no_text_makes_it_fail(text, title, url):
    document = ingest.from_text(text, title=title, url=url)
    assert ingest.to_given(document.offsets, len(document.text)) == len(text)


@pytest.mark.parametrize(
    ("draft", "unread"),
    [
        (Draft("n", TEXT), None),
        (Draft("n", " \n"), "empty"),
        (Draft("n", "— … —"), "empty"),
        (Draft("n", "Les deux ministres ont dit qu’ils se reverraient au printemps, et que tout irait bien."), "language"),
        (not_read("n", "it is a PNG image", "binary"), "binary"),
        (not_read("n", "who knows"), "unknown"),
    ],
)
def test_why_a_text_is_not_read_is_told_in_a_word(draft, unread):
    document = finish(draft, IngestOptions())
    assert (document.name, document.unread) == ("n", unread)
    assert document.readable == (unread is None)
