from __future__ import annotations

import json

import jsonschema
import pytest

from dragoman.cli import intake
from dragoman.export.reading_json import reading_schema
from tests.builders import TEXT


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_report_for_people(dragoman, report):
    result = dragoman("read", report, "--published", "2024-03-05", "--title", "A visit")
    assert result.exit_code == 0
    assert result.stdout.startswith("A visit\n5 March 2024")
    assert "Peru’s president [arrived]¹ in Quito" in result.stdout
    assert result.stderr == ""


def test_json_of_one_document_is_indented_and_follows_the_schema(dragoman, report):
    result = dragoman("read", report, "--json")
    assert result.stdout.startswith('{\n  "schema"')
    data = json.loads(result.stdout)
    jsonschema.validate(data, reading_schema(), cls=jsonschema.Draft202012Validator)
    assert data["document"]["text"] == TEXT


def test_json_of_several_documents_is_one_line_each(dragoman, report, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("The talks between the two governments ended without any agreement on Friday.")
    result = dragoman("read", report, other, "--json")
    assert [json.loads(line)["document"]["text"][:9] for line in result.stdout.splitlines()] == [TEXT[:9], "The talks"]


def test_jsonl_is_one_line_also_for_one_document(dragoman, report):
    result = dragoman("read", report, "--jsonl")
    assert len(result.stdout.splitlines()) == 1
    assert json.loads(result.stdout)["schema"] == "dragoman/reading/1"


def test_from_the_input(dragoman):
    result = dragoman("read", "-", "--json", input=TEXT.encode())
    assert json.loads(result.stdout)["document"]["text"] == TEXT


def test_the_example_is_labelled_as_invented(dragoman):
    result = dragoman("read", "--example", "--json")
    document = json.loads(result.stdout)["document"]
    assert result.exit_code == 0
    assert "invented" in document["title"].lower() and "invented" in document["publisher"]
    assert document["language"] == "en" and 150 < len(document["text"].split()) < 230


def test_fields_of_json_records(dragoman, tmp_path):
    (tmp_path / "news.jsonl").write_text(json.dumps({"words": TEXT, "day": "2024-03-05"}) + "\n")
    result = dragoman("read", "news.jsonl", "--json", "--map", "text=words,published=day")
    assert json.loads(result.stdout)["document"]["published"] == "2024-03-05"


def test_a_source_that_is_not_there_does_not_stop_the_others(dragoman, report):
    result = dragoman("read", "missing.txt", report, "--jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.startswith("dragoman: no such file or folder: missing.txt")


def test_nothing_could_be_read(dragoman, tmp_path):
    assert dragoman("read", "missing.txt").exit_code == 3
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    result = dragoman("read", "picture.png", "--json")
    assert result.exit_code == 3
    assert "picture.png" in result.stderr
    assert json.loads(result.stdout)["document"]["warnings"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "nothing to read"),
        (("--example", "x.txt"), "not both"),
        (("x.txt", "--published", "someday"), "is no date"),
        (("x.txt", "--map", "nonsense"), "--map"),
    ],
)
def test_wrong_usage_is_one_line(dragoman, arguments, words):
    result = dragoman("read", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr and result.stderr.startswith("dragoman: ") and result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_no_network_when_offline(dragoman):
    result = dragoman("read", "https://example.org/article", "--offline")
    assert result.exit_code == 3
    assert "network is switched off" in result.stderr


def test_several_reports_are_set_apart(dragoman, report):
    assert dragoman("read", report, report).stdout.count("─" * 80) == 1


def test_files_of_actors_reach_the_reader(dragoman, report, tmp_path, monkeypatch):
    seen = []
    fake = intake.load_reader
    monkeypatch.setattr(intake, "load_reader", lambda actors, books: seen.append(actors) or fake(actors, books))
    dragoman("read", report, "--actors", "a.toml", "--actors", "b.csv")
    (tmp_path / "dragoman.toml").write_text('actors = ["c.toml"]')
    dragoman("read", report, "--json")
    dragoman("add", report, "--record", "news.record")
    dragoman("add", report, "--record", "news.record", "--actors", "d.csv")
    ours = (str(tmp_path / "c.toml"),)
    assert seen == [("a.toml", "b.csv"), ours, ours, ("d.csv",)]


def test_codebooks_of_ones_own_reach_the_reader(dragoman, report, tmp_path, monkeypatch):
    seen = []
    fake = intake.load_reader
    monkeypatch.setattr(intake, "load_reader", lambda actors, books: seen.append(books) or fake(actors, books))
    dragoman("read", report, "--codebook", "a.fit", "--codebook", "b.fit")
    (tmp_path / "dragoman.toml").write_text('codebooks = "c.fit"')
    dragoman("add", report, "--record", "news.record")
    assert seen == [("a.fit", "b.fit"), (str(tmp_path / "c.fit"),)]
