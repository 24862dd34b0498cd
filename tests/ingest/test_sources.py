import gzip
import io
import os
import sys

import pytest

from dragoman import ingest
from dragoman.errors import IngestError
from dragoman.ingest import IngestOptions

TEXT = "The ministers met in Oslo and said that the talks would go on."


def test_a_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    (document,) = ingest.read_source(str(path), IngestOptions(title="Talks"))
    assert (document.text, document.title) == (TEXT, "Talks")
    assert [found.text for found in ingest.read_source(path)] == [TEXT]


def test_a_folder_is_read_in_order_and_says_what_it_leaves_out(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(TEXT + " Two.")
    (tmp_path / "b" / "1.jsonl.gz").write_bytes(gzip.compress(b'{"text": "One said so."}\n{"text": "The other."}'))
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.txt").write_text(TEXT)
    documents = list(ingest.read_source(str(tmp_path)))
    assert [document.text for document in documents if document.readable] == [
        TEXT, "One said so.", "The other.", TEXT + " Two.",
    ]  # fmt: skip
    assert [document.warnings for document in documents if not document.readable] == [
        (f"not read: {tmp_path / '.hidden'}: it is hidden",),
        (f"not read: {tmp_path / 'c.png'}: it is a PNG image",),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_links_and_special_files_in_a_folder_are_not_followed(tmp_path):
    folder, outside = tmp_path / "folder", tmp_path / "secret.txt"
    folder.mkdir()
    outside.write_text(TEXT)
    (folder / "a.txt").write_text(TEXT)
    (folder / "inside").symlink_to(folder / "a.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "gone")
    (folder / "outside").symlink_to(outside)
    os.mkfifo(folder / "pipe")
    documents = list(ingest.read_source(str(folder)))
    assert [document.readable for document in documents] == [True, True, False, False, False, False]
    told = " ".join(document.warnings[0] for document in documents if document.warnings)
    assert told.count("a link to a folder or out of the folder") == 2
    assert "nowhere: it cannot be looked at" in told and "pipe: it is not a regular file" in told


def test_an_empty_folder_is_told(tmp_path):
    (document,) = ingest.read_source(str(tmp_path))
    assert document.warnings == (f"not read: {tmp_path}: the folder is empty",)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    with pytest.raises(IngestError, match="cannot open"):
        ingest.read_source(str(path))
    (document,) = ingest.read_source(str(tmp_path))
    assert "cannot open" in document.warnings[0]


def test_standard_input(monkeypatch):
    pipe = io.TextIOWrapper(io.BytesIO(TEXT.encode()))
    monkeypatch.setattr(sys, "stdin", pipe)
    (document,) = ingest.read_source("-")
    assert document.text == TEXT
    assert not pipe.buffer.closed


@pytest.mark.parametrize(
    ("source", "told"),
    [("no/such/file.txt", "no such file or folder"), ("a\0b", "no such file or folder"), ("", "no such file"),
     ("ftp://a.example/x", "only http and https")],
)  # fmt: skip
def test_nothing_there_is_an_error_that_says_what_to_do(source, told):
    with pytest.raises(IngestError, match=told):
        ingest.read_source(source)


def test_the_network_can_be_switched_off():
    with pytest.raises(IngestError, match="save the page"):
        ingest.read_source("https://paper.example/a", IngestOptions(allow_network=False))
