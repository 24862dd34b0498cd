import pytest

from dragoman.errors import IngestError
from dragoman.ingest import IngestOptions, parse_map


def test_a_field_map():
    assert parse_map(" text=content, published = pubdate,") == {"text": "content", "published": "pubdate"}
    assert parse_map("") == {}


@pytest.mark.parametrize("text", ["text", "text=", "=content", "body=content", "text=a,when=b"])
def test_a_field_map_that_cannot_be_used(text):
    with pytest.raises(IngestError, match="field"):
        parse_map(text)


def test_options_are_checked():
    with pytest.raises(IngestError, match="unknown field 'body'"):
        IngestOptions(map={"body": "x"})
    with pytest.raises(IngestError, match="unknown format"):
        IngestOptions(format="pdf")
    with pytest.raises(IngestError, match="at least 1"):
        IngestOptions(max_characters=0)
