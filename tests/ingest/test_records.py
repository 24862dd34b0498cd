from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import ingest
from dragoman.ingest.records import read_record, read_records

TEXT = "The ministers met in Oslo and said that the talks would go on."


@pytest.fixture(scope="module", autouse=True)
def _close_worker():
    yield
    ingest.close()


def record(value: object, **mapping: str):
    return read_record(value, "r", mapping)


@pytest.mark.parametrize("field", ["text", "body", "content", "articleBody", "article_body", "Full-Text", "maintext"])
def test_names_of_the_text(field):
    assert record({"id": 7, field: TEXT}).text == TEXT


def test_all_fields():
    draft = record({"headline": "Talks", "content": TEXT, "link": "https://a.example/1", "pub_date": "2025-03-10 21:53:04Z",
                    "source": {"id": None, "name": "Fjord"}})  # fmt: skip
    assert (draft.title, draft.text, draft.url, draft.publisher) == ("Talks", TEXT, "https://a.example/1", "Fjord")
    assert (draft.published, draft.published_basis, draft.warnings) == (date(2025, 3, 10), "metadata", ())


def test_nested_and_wrapped_values():
    draft = record({"webTitle": "Talks", "fields": {"bodyText": TEXT}, "title": {"rendered": "Rendered"}})
    assert (draft.title, draft.text) == ("Rendered", TEXT)
    assert record({"body": ["One said so.", {"text": "Two did."}]}).text == "One said so.\n\nTwo did."


def test_the_map_goes_before_the_usual_names_and_below():
    value = {"text": "wrong", "data": {"raw": TEXT}, "When": "10 March 2025"}
    draft = record(value, text="data.raw", published="When")
    assert (draft.text, draft.published) == (TEXT, date(2025, 3, 10))
    assert record(value, text="data.none").warnings == (
        "not read: r: no field with a text; name it with --map text=FIELD",
    )


def test_a_summary_is_only_read_where_there_is_no_text_and_that_is_told():
    assert record({"summary": "Short.", "content": TEXT}).text == TEXT
    draft = record({"title": "T", "description": "Short."})
    assert draft.text == "Short." and draft.warnings == ("the text is only the field 'description' of its record",)


def test_an_unreadable_date_is_told():
    draft = record({"text": TEXT, "date": "03/04/2025"})
    assert draft.published is None and draft.published_basis == "unknown"
    assert draft.warnings == ("published: cannot read the date '03/04/2025'",)


@pytest.mark.parametrize("value", [{}, {"text": ""}, {"text": None}, {"x": TEXT}, None, [], {"text": True}])
def test_a_record_without_a_text_is_told(value):
    assert record(value).warnings == ("not read: r: no field with a text; name it with --map text=FIELD",)


def test_markup_in_a_record_becomes_text():
    assert record({"content": "<p>One &amp; two.</p><p>Three.</p>"}).text == "One & two.\n\nThree."


@pytest.mark.parametrize(
    "value",
    [
        [{"text": "a b"}, {"text": "c d"}],
        ["a b", "c d"],
        {"status": "ok", "articles": [{"content": "a b"}, {"content": "c d"}]},
        {"response": {"docs": [{"body": "a b"}, {"body": "c d"}]}},
        {"description": "A feed", "items": [{"content_text": "a b"}, {"content_text": "c d"}]},
        {"@graph": [{"articleBody": "a b"}, {"articleBody": "c d"}]},
    ],
)
def test_lists_and_envelopes(value):
    drafts = list(read_records(value, "f.json", {}))
    assert [(draft.name, draft.text) for draft in drafts] == [("f.json[1]", "a b"), ("f.json[2]", "c d")]


def test_one_record_with_its_own_text_is_not_an_envelope():
    value = {"text": TEXT, "results": [{"text": "other"}]}
    assert [draft.text for draft in read_records(value, "f", {})] == [TEXT]
    assert [draft.text for draft in read_records({"data": {"text": TEXT}}, "f", {})] == [TEXT]


def test_no_records_are_told():
    (draft,) = read_records([], "f", {})
    assert draft.warnings == ("not read: f: the JSON holds no records",)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "title", "url", "date", "source", "articles", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_json_makes_it_fail(value):
    for draft in read_records(value, "f", {}):
        assert isinstance(draft.text, str) and (draft.text.strip() or draft.warnings)
