from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dragoman.cli import intake
from dragoman.cli.reread import differences, is_gone
from dragoman.store import open_store
from tests.builders import full_reading

TEXT = "Chile expelled four Venezuelan diplomats on Monday. Peru praised Chile."


@pytest.fixture
def explain(dragoman, monkeypatch, reader):
    monkeypatch.setattr(intake, "load_reader", lambda actors: reader)
    return lambda *arguments, **options: dragoman("explain", *arguments, **options)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def kept(reader, tmp_path):
    """A record of the report, and what was read."""
    reading, path = reader.read(TEXT), tmp_path / "kept.record"
    with open_store(path, create=True).writer() as writer:
        writer.add(reading)
    return path, reading


pytestmark = pytest.mark.weights


def test_a_report(explain, report):
    result = explain("--report", report)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "  Chile [expelled] four Venezuelan diplomats on Monday." in result.stdout
    assert "  Peru [praised] Chile." in result.stdout
    assert result.stdout.count("confidence 0.") == 2


def test_from_the_input(explain):
    assert "Peru [praised] Chile." in explain("--report", "-", input=TEXT).stdout


@pytest.mark.parametrize("choice", [("--sentence", "2"), ("--trigger", "Praised")])
def test_one_of_a_report(explain, report, choice):
    result = explain("--report", report, *choice, "--json")
    (found,) = map(json.loads, result.stdout.splitlines())
    assert (found["event"]["type"], found["entry"]["words"]) == ("SUPPORT", "praise")


def test_nothing_of_a_report_fits(explain, report):
    result = explain("--report", report, "--sentence", "7")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no event of the report fits" in result.stderr


def test_an_event_of_a_record_by_the_beginning_of_its_id(explain, kept):
    path, reading = kept
    for event in reading.events:
        result = explain(event.id[:8], "--record", path)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith(f"{event.id} · {event.type}")


def test_an_id_that_is_not_there_or_not_unique(explain, kept, monkeypatch):
    path, _ = kept
    result = explain("zz", "--record", path)
    assert (result.exit_code, result.stdout) == (2, "") and "the record has no event 'zz'" in result.stderr
    result = explain("", "--record", path)
    assert result.exit_code == 2 and "begins 2 ids" in result.stderr


def test_which_event(explain, kept):
    result = explain("--record", kept[0])
    assert result.exit_code == 2 and "which event?" in result.stderr


def test_an_event_that_is_no_longer_read(explain, record):
    """The record of these tests was made by hand, of facts that the reader does not read."""
    closing = full_reading(url="https://example.org/1").events[1]
    result = explain(closing.id, "--record", record)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "with another model and another gazetteer and another codebook" in result.stderr
    assert f"no longer reads the event {closing.id} (COERCE at 'closing')" in result.stderr


def test_an_event_of_a_type_of_ones_own(explain, dragoman, own_record):
    event = json.loads(dragoman("events", "--type", "port-call", "--record", own_record, "--json").stdout)
    result = explain(event["id"], "--record", own_record)
    assert (result.exit_code, result.stdout) == (2, "") and "of your codebook 'desk'" in result.stderr


def test_what_a_record_keeps_may_differ(kept):
    _, reading = kept
    event = reading.events[0]
    assert list(differences(event, event)) == []
    (line,) = differences(event, replace(event, status="planned", confidence=0.1))
    assert "another status, confidence than the record keeps" in line


def test_what_is_read_instead_is_named(kept):
    _, reading = kept
    event = reading.events[0]
    line = is_gone(replace(event, id="gone"), reading, reading)
    assert f"in its sentence it reads {event.id}" in line and "with other rules" in line


def test_doubtful_events_can_be_left_out(dragoman, kept):
    path, reading = kept
    least = max(event.confidence for event in reading.events)
    listed = dragoman("events", "--record", path, "--json", "--min-confidence", least)
    assert {json.loads(line)["confidence"] for line in listed.stdout.splitlines()} == {least}
    assert dragoman("events", "--record", path, "--min-confidence", "7").exit_code == 2
