from __future__ import annotations

import pytest

from dragoman.errors import StoreError
from dragoman.faces.demo import build_demo, cached_demo, demo_documents
from dragoman.store import open_store
from dragoman.store.filters import DocumentFilter


class Loaded:
    def pipe(self, documents):
        from tests.builders import make_reading

        return (make_reading(document) for document in documents)


def test_the_reports_can_be_read_and_say_that_they_are_invented():
    documents = list(demo_documents())
    assert len(documents) == 16 and all(document.readable and document.published for document in documents)
    assert all("invented" in document.publisher for document in documents)
    assert len({document.text for document in documents}) < len(documents)  # copies


def test_an_example_record_is_there_whole_or_not_at_all(tmp_path):
    path = tmp_path / "demo.sqlite"
    assert build_demo(path, Loaded) == 16
    with open_store(path).view() as view:
        assert len(list(view.documents(DocumentFilter(revisions=True)))) == 16 > view.count_documents()
    assert [each.name for each in tmp_path.iterdir() if ".part" in each.name] == []
    with pytest.raises(StoreError, match="is there already"):
        build_demo(path, Loaded)


def test_the_cached_one_is_made_once(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = cached_demo(Loaded)
    assert cached_demo(lambda: pytest.fail("made again")) == first
