from __future__ import annotations

import json

import pytest

from tests.builders import TEXT


@pytest.fixture
def folder(tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(TEXT, "utf-8")
    (news / "b.txt").write_text("The ministers of both states met on Friday and agreed on nothing at all.")
    (news / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return news


def test_added_once(dragoman, folder):
    first = dragoman("add", folder, "--record", "r")
    assert first.exit_code == 1  # the picture
    assert first.stdout == "r: 3 documents added with 1 event, 1 could not be read\n"
    assert "c.png" in first.stderr
    again = dragoman("add", folder, "--record", "r")
    assert again.stdout == "r: 0 documents added with 0 events, 3 unchanged, 1 could not be read\n"


def test_what_was_not_read_is_kept_with_the_reason(dragoman, folder):
    dragoman("add", folder, "--record", "r")
    lines = [json.loads(line) for line in dragoman("documents", "--record", "r", "--json").stdout.splitlines()]
    assert sorted(line["events"] for line in lines) == [0, 0, 1]
    assert any("c.png" in warning for line in lines for warning in line["warnings"])


def test_a_line_for_each_document(dragoman, folder):
    result = dragoman("add", folder / "a.txt", "--record", "r", "--json")
    (line,) = map(json.loads, result.stdout.splitlines())
    assert (line["outcome"], line["events"]) == ("added", 1)


def test_the_record_may_come_from_the_environment(dragoman, folder, monkeypatch, tmp_path):
    monkeypatch.setenv("DRAGOMAN_RECORD", str(tmp_path / "mine.record"))
    assert dragoman("add", folder / "a.txt").exit_code == 0
    assert (tmp_path / "mine.record").exists()


def test_no_record_is_made_when_nothing_comes(dragoman, tmp_path):
    assert dragoman("add", "missing.txt", "--record", "r").exit_code == 3
    assert not (tmp_path / "r").exists()


def test_errors_of_the_record(dragoman, folder, tmp_path):
    (tmp_path / "text").write_text("this is a text file and no record at all " * 30)
    result = dragoman("add", folder / "a.txt", "--record", "text")
    assert result.exit_code == 4
    assert result.stderr == "dragoman: text is not a record: it is no SQLite file; give another path\n"
    assert dragoman("add", folder / "a.txt").exit_code == 2
    assert dragoman("add", "--record", "r").exit_code == 2


def test_an_edited_report_is_counted_as_a_revision(dragoman, tmp_path):
    for text in (TEXT, TEXT.replace("Monday", "Tuesday")):
        (tmp_path / "a.txt").write_text(text, "utf-8")
        result = dragoman("add", "a.txt", "--url", "https://example.org/a", "--record", "r")
    assert result.stdout == "r: 0 documents added with 1 event, 1 revised\n"
    lines = [json.loads(line) for line in dragoman("documents", "--record", "r", "--json", "--revisions").stdout.splitlines()]
    assert len(lines) == 2
    assert len(dragoman("documents", "--record", "r", "--json").stdout.splitlines()) == 1


def ledger(dragoman):
    return json.loads(dragoman("coverage", "--record", "r", "--json").stdout)["total"]


def test_what_was_not_read_is_in_the_ledger_once(dragoman, folder):
    (folder / "d.txt").write_text("Les ministres se sont réunis à Paris, et ils ont dit que tout irait bien.")
    (folder / "e.txt").touch()
    for _ in range(2):
        dragoman("add", folder, "--record", "r")
        assert (ledger(dragoman)["read"], ledger(dragoman)["reasons"]) == (2, {"binary": 1, "empty": 1, "language": 1})


def test_an_address_that_is_not_fetched_is_in_the_ledger(dragoman, folder):
    addresses = ["http://127.0.0.1/a", "http://127.0.0.1/b"]
    assert dragoman("add", *addresses, "--record", "r").exit_code == 3
    assert dragoman("coverage", "--record", "r").exit_code == 4  # no record is made for nothing
    assert dragoman("add", folder / "a.txt", addresses[0], "--record", "r").exit_code == 1
    assert ledger(dragoman)["reasons"] == {"refused": 1}
    assert dragoman("add", *addresses, "--record", "r").exit_code == 3
    assert ledger(dragoman)["reasons"] == {"refused": 2}
