from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.batch.spool import spool, spooled
from dragoman.ingest import from_text
from dragoman.types.document import Document
from tests.builders import make_document

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
documents = st.lists(
    st.builds(
        Document,
        texts,
        texts,
        title=st.none() | texts,
        publisher=st.none() | texts,
        published=st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    ),
    max_size=7,
)


@given(documents, st.integers(1, 4))
def test_what_goes_in_comes_out_in_shards_of_one_size(tmp_path_factory, given_documents: list[Document], size: int):
    out = tmp_path_factory.mktemp("out")
    shards = list(spool(given_documents, out, size))
    assert [document for shard in shards for document in spooled(shard.path)] == given_documents
    assert [shard.documents for shard in shards] == [
        len(given_documents[start : start + size]) for start in range(0, len(given_documents), size)
    ]


def test_the_same_documents_give_the_same_files(tmp_path):
    reports = [make_document(f"Report {number}.") for number in range(5)]
    first = list(spool(reports, tmp_path / "a", 2))
    second = list(spool(iter(reports), tmp_path / "b", 2))
    assert [shard.hash for shard in first] == [shard.hash for shard in second]
    assert [shard.path.read_bytes() for shard in first] == [shard.path.read_bytes() for shard in second]


def test_another_document_gives_another_hash(tmp_path):
    one, other = (next(spool([make_document(text)], tmp_path / text[0], 9)) for text in ("A.", "B."))
    assert one.hash != other.hash


@pytest.mark.parametrize("text", ["e\u0301 and \ufffd", "one\u2028two\x85three\r\nfour", ""])
def test_strange_texts_survive(tmp_path, text):
    (shard,) = spool([from_text(text)], tmp_path, 1)
    assert next(spooled(shard.path)) == from_text(text)
