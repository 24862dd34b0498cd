import gzip
import io
import tarfile
import zipfile

import pytest

from dragoman import ingest
from dragoman.ingest import archives
from dragoman.ingest.options import IngestOptions

TEXT = "The ministers met in Oslo and said that the talks would go on."


def zipped(files: dict[str, bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def read(data: bytes, name: str = "a", **options):
    return list(ingest.read_bytes(data, IngestOptions(**options), name=name))


FILES = {
    "b/one.txt": TEXT.encode(), "two.jsonl.gz": gzip.compress(b'{"text": "One said so."}\n{"text": "The other."}'),
    "c.png": b"\x89PNG\r\n\x1a\n", "d.csv": b"title,text\nTalks,Three said so.\n",
}  # fmt: skip


@pytest.mark.parametrize("data", [zipped(FILES), tarred(FILES), tarred(FILES, "w:gz"), tarred(FILES, "w:xz"), gzip.compress(zipped(FILES))])
def test_files_in_an_archive_are_read_as_others_are(data, tmp_path):
    documents = read(data)
    assert [document.text for document in documents if document.readable] == [
        TEXT, "One said so.", "The other.", "Three said so.",
    ]  # fmt: skip
    assert [document.warnings for document in documents if not document.readable] == [
        ("not read: a!c.png: it is a PNG image",)
    ]
    path = tmp_path / "news"
    path.write_bytes(data)
    assert [document.text for document in ingest.read_source(path)] == [document.text for document in documents]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_lead_out_of_an_archive_lead_nowhere(pack, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    documents = read(pack({"../out.txt": TEXT.encode(), "/tmp/dragoman-out.txt": TEXT.encode(), "a\x1b[2Jb": b"x y"}))
    assert [document.readable for document in documents] == [True, True, True]
    assert [path.name for path in tmp_path.rglob("*")] == ["in"]


def test_links_and_devices_in_an_archive_are_not_followed(tmp_path):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            entry = tarfile.TarInfo(f"entry-{kind!r}")
            entry.type, entry.linkname = kind, "/etc/hosts"
            archive.addfile(entry)
    documents = read(buffer.getvalue())
    assert [document.readable for document in documents] == [False] * 4
    assert all("it is not a regular file" in document.warnings[0] for document in documents)


@pytest.mark.parametrize("outer", [zipped, tarred])
@pytest.mark.parametrize("inner", [zipped, tarred])
def test_archives_in_archives_are_not_opened(outer, inner):
    for packed in (inner({"a.txt": b"x"}), gzip.compress(inner({"a.txt": b"x"}))):
        (document,) = read(outer({"b": packed}))
        assert document.warnings == ("not read: a!b: it is an archive within an archive; unpack it first",)


def test_office_documents_are_named():
    (document,) = read(zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "a.docx")
    assert "an office document" in document.warnings[0]


def test_an_encrypted_file_and_a_damaged_one_cost_no_other():
    data = bytearray(zipped({"a.txt": TEXT.encode() * 9, "b.txt": TEXT.encode() * 9, "c.txt": b"Talks go on."}))
    where = data.index(b"PK\x01\x02")
    data[where + 8] |= 1  # encrypted, says the directory
    start = data.index(b"b.txt") + 8
    data[start : start + 10] = b"\xff" * 10
    documents = read(bytes(data))
    assert [document.readable for document in documents] == [False, False, True]
    assert "encrypted" in documents[0].warnings[0] and "it can" in documents[1].warnings[0]


@pytest.mark.parametrize("data", [zipped(FILES)[:-30], b"PK\x03\x04" + b"\0" * 50, tarred(FILES)[:700], b"x" * 257 + b"ustar" + b"x" * 600])
def test_what_is_not_whole_is_told(data):
    assert any("not read: a" in warning for document in read(data) for warning in document.warnings)


def test_a_file_without_a_name_is_told():
    data = zipped({"a": b"x"}).replace(b"\x01\0\0\0\0\0", b"\0\0\0\0\0\0")
    assert read(data)[0].warnings[0].startswith("not read: a: ")


def test_an_empty_archive_is_told():
    assert read(zipped({}))[0].warnings == ("not read: a: the archive is empty",)
    assert read(tarred({}))[0].warnings[0].startswith("not read: a: ")


def test_a_bomb_in_an_archive_stops_it(monkeypatch):
    monkeypatch.setattr(archives, "FREE", 10_000_000)
    documents = read(zipped({f"{number}.txt": b" " * 4_000_000 for number in range(20)}), max_bytes=1000)
    assert documents[-1].warnings[0].endswith("more than 200 times its size; the rest is not read")
    assert len(documents) < 20


def test_a_name_that_says_it_is_gigabytes_long_is_refused():
    entry = tarfile.TarInfo("././@LongLink")
    entry.type, entry.size = tarfile.GNUTYPE_LONGNAME, 3 << 30
    documents = read(entry.tobuf(tarfile.GNU_FORMAT) + b"x" * 5000)
    assert "the name of a file is too long" in documents[-1].warnings[0]
