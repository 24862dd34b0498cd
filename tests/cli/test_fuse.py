"""``fuse``, ``split``, ``join``, ``wrong``, ``undo`` and ``judgements``, and what they do to the listings."""

from __future__ import annotations

import json

import pytest


def lines(result):
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def fused(dragoman, record):
    """The record of two documents that tell the same, compared."""
    result = dragoman("fuse", "--record", record)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "2 documents compared, 1 pair of events, 1 new judgement that two are one\n"
    return record


def visits(dragoman, record, *more):
    return lines(dragoman("events", "--type", "CONSULT", "--record", record, "--json", *more))


def test_a_second_run_has_nothing_to_do(dragoman, fused):
    assert dragoman("fuse", "--record", fused).stdout.startswith("0 documents compared")


def test_a_fused_event_is_one_line_with_all_that_is_told(dragoman, fused):
    assert len(visits(dragoman, fused)) == 2
    (event,) = visits(dragoman, fused, "--fused")
    told = event["fused"]
    assert (told["documents"], told["publishers"], told["disputed"]) == (2, 1, False)
    assert (told["first_report"], told["last_report"]) == ("2024-03-05", "2024-03-05")
    assert told["quantities"] == {"people": {"low": 40.0, "high": 40.0, "tellings": 2}}
    assert [telling["type"] for telling in told["tellings"]] == ["CONSULT", "CONSULT"]
    assert told["judgements"][0]["reasons"]["type: same"] > 0
    text = dragoman("events", "--type", "CONSULT", "--fused", "--why", "--record", fused).stdout
    assert "= told by 2 documents of 1 independent publisher · 5 March 2024" in text
    assert "= people 40" in text and "type: same +" in text


@pytest.mark.parametrize("more", [(), ("--country", "ECU"), ("--text", "quito"), ("--until", "2023")])
def test_as_many_rows_as_lines(dragoman, fused, more):
    for wanted in (more, (*more, "--fused")):
        listed = dragoman("events", "--record", fused, "--json", *wanted).stdout.splitlines()
        exported = dragoman("export", "csv", "-", "--record", fused, *wanted).stdout.splitlines()
        assert len(listed) == len(exported) - 1


def test_split_join_undo(dragoman, fused):
    one, other = (event["id"] for event in visits(dragoman, fused))
    result = dragoman("split", one[:8], "--by", "A. Reader", "--because", "two visits", "--record", fused)
    assert result.stdout == f"{min(one, other)} ≠ {max(one, other)} · A. Reader: two visits\n"
    assert len(visits(dragoman, fused, "--fused")) == 2
    (judged,) = lines(dragoman("judgements", "--user", "--json", "--record", fused))
    assert (judged["verdict"], judged["author"], judged["because"]) == ("different", "A. Reader", "two visits")
    assert dragoman("split", one, "--record", fused).exit_code == 2
    assert "=" in dragoman("join", one, other, "--record", fused).stdout
    assert len(visits(dragoman, fused, "--fused")) == 1
    assert "already" in dragoman("join", one, other, "--record", fused).stderr
    assert "?" in dragoman("undo", one, "--record", fused).stdout
    assert "type: same" in dragoman("judgements", one, "--record", fused).stdout
    assert dragoman("undo", one, "--record", fused).exit_code == 2


def test_an_event_is_wrong_until_that_is_taken_back(dragoman, fused):
    one, other = (event["id"] for event in visits(dragoman, fused))
    told = dragoman("wrong", one[:8], "--by", "A. Reader", "--because", "a film", "--record", fused)
    assert told.stdout == f"{one} ✗ · A. Reader: a film\n"
    (left,) = visits(dragoman, fused, "--fused")
    assert left["id"] == other and left["fused"]["documents"] == 1
    assert [event.get("wrong") for event in visits(dragoman, fused, "--wrong") if event["id"] == one] == [
        {"author": "A. Reader", "because": "a film"}
    ]
    text = " ".join(dragoman("events", "--wrong", "--record", fused).stdout.split())
    assert text.count("marked as wrong by A. Reader: a film") == 1
    assert f"{one} ✗ · A. Reader: a film" in dragoman("judgements", "--user", "--record", fused).stdout
    assert "already" in dragoman("wrong", one, "--record", fused).stderr
    assert "marked it as wrong" in dragoman("join", one, other, "--record", fused).stderr
    assert "?" in dragoman("undo", one, "--record", fused).stdout
    assert len(visits(dragoman, fused)) == 2 and len(visits(dragoman, fused, "--fused")) == 1
    assert dragoman("export", "icews", "-", "--wrong", "--record", fused).exit_code == 2


def test_events_that_are_not_there_are_told(dragoman, fused):
    one = visits(dragoman, fused)[0]["id"]
    assert "no event" in dragoman("split", "xyz", "--record", fused).stderr
    assert "two or more" in dragoman("join", one, one, "--record", fused).stderr
    assert "nothing has been judged" in dragoman("judgements", "--user", "--record", fused).stderr


def test_add_compares_unless_told_not_to(dragoman, tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(
            "Peru’s president arrived in Quito on Monday. It was his first visit since the flood."
        )
    options = ("--published", "2024-03-05", "--record", "r")
    dragoman("add", "a.txt", "--publisher", "A", "--no-fuse", *options)
    assert dragoman("fuse", "--record", "r").stdout.startswith("1 document compared")
    dragoman("add", "b.txt", "--publisher", "B", *options)
    (event,) = lines(dragoman("events", "--fused", "--record", "r", "--json"))
    assert (event["fused"]["documents"], event["fused"]["publishers"]) == (2, 1)
    copies = lines(dragoman("documents", "--copies", "--record", "r", "--json"))
    assert [document["copies"] for document in copies] == [1, 1]
    assert "another document has the same text" in dragoman("documents", "--record", "r").stdout
