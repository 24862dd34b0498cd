"""The report for the screen: what stands on it, at any width, with and without colour."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from dragoman.export.reading_text import print_reading
from dragoman.export.screen import make_console
from dragoman.export.sentences import Mark, context_text, evidence_text
from dragoman.types.record import EventTime, Evidence
from tests.builders import full_reading, make_document, make_event, make_reading, sentence_of

TERMINAL = {"force_terminal": True, "color_system": "standard", "highlight": False}


def report(reading, width=80, **options):
    console = Console(file=io.StringIO(), width=width, **({"highlight": False} | options))
    print_reading(reading, console)
    return console.file.getvalue()


def test_every_fact_stands_there_with_its_sentence():
    text = report(full_reading(), width=120)
    assert text.startswith("Visit to Quito\nTest Wire · 5 March 2024 · language en · 2 events, 2 claims, 1 relation\n")
    for line in (
        "1 2024-03-04 CONSULT/visit   ● happened President of Peru (PER) → Ecuador · in Quito",
        "Peru’s president [arrived]¹ in Quito on Monday with 40 officials.",
        "2 no date    COERCE/restrict ✗ denied   Ecuador → Peru · claimed by Peru",
        "Peru’s foreign ministry accused Ecuador of [closing]² the border, which Ecuador denied.",
        "Peru accuses Ecuador · event 2 · disputed by Ecuador",
        "Ecuador denies · against Peru · event 2",
        "Ecuador – Peru · trade-rank 3",
        "[40 officials]",
        "office: the office changed hands that day",
    ):
        assert line in text
    assert text.index("Peru accuses") < text.index("Ecuador denies")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_lines_fit_the_width(width):
    assert max(map(len, report(full_reading(), width).splitlines())) <= width


def test_a_file_gets_plain_lines_without_trailing_space():
    text = report(full_reading())
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_colour_marks_what_brackets_mark_without_it():
    assert "\x1b[1;4marrived\x1b[0m¹" in report(full_reading(), **TERMINAL)
    plain = report(full_reading(), **TERMINAL, no_color=True)
    assert "[\x1b" in plain or "[arrived]" in plain


def test_no_color_is_heeded(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert make_console(io.StringIO()).no_color
    assert not make_console(io.StringIO(), "always").no_color
    monkeypatch.delenv("NO_COLOR")
    assert make_console(io.StringIO(), "never").no_color


def test_events_of_one_sentence_share_it():
    document = make_document("A fought and fled.")
    events = tuple(make_event(document, word, modes=(), place=None, time=None) for word in ("fled", "fought"))
    text = report(make_reading(document, events=events))
    assert text.count("A [fought]¹ and [fled]².") == 1


def test_two_events_of_the_same_words_are_both_numbered():
    document = make_document("A fought B.")
    events = tuple(make_event(document, "fought", type=kind) for kind in ("ASSAULT", "PROTEST"))
    text = report(make_reading(document, events=events))
    assert "[fought]¹" in text and "²" in text


def test_a_context_ends_with_its_sentence_or_where_it_gets_long():
    document = make_document(
        "Nothing. It sent 5 ships. Then " + "very " * 20 + "late it sent 7 more to the " + "far " * 20
    )
    texts = [context_text(document, Mark(at, at + 1), 20, True).plain for at in map(document.text.index, "57")]
    assert texts == ["It sent [5] ships.", "…very late it sent [7] more to the far…"]


def test_the_report_shows_the_sentence_of_the_trigger_and_counts_the_others():
    document = make_document("One came. Two slept. Three left.")
    evidence = (sentence_of(document, "One"), sentence_of(document, "Three"))
    text = report(make_reading(document, events=(make_event(document, "left", evidence=evidence),)), width=120)
    assert "· told in 1 more sentence\n    Three [left]¹.\n" in text and "One came" not in text


def test_sentences_apart_are_joined_by_an_ellipsis():
    document = make_document("One came. Two slept. Three left.")
    evidence = [sentence_of(document, word) for word in ("Three", "One")]
    assert evidence_text(document, evidence, [], True).plain == "One came. … Three left."
    assert evidence_text(document, [*evidence, sentence_of(document, "Two")], [], True).plain == document.text


def test_an_assumed_day_is_explained():
    document = make_document("It came.")
    time = EventTime("2024-03-05", "2024-03-05", "day", None, "publication")
    text = report(make_reading(document, events=(make_event(document, "came", time=time),)))
    assert "~2024-03-05" in text and "~ the day of the report" in text
    assert "~ the day of the report" not in report(full_reading())


def test_evidence_in_the_title_is_named():
    document = make_document("It came.", title="Ship sinks")
    event = make_event(document, "came", evidence=(Evidence(document.id, 0, 10, "title"),))
    assert "[title] Ship sinks" in report(make_reading(document, events=(event,)))


def test_a_document_that_was_not_read_shows_the_reason():
    document = make_document("", title=None, language="und", warnings=("not read: it is a PNG image",))
    assert report(make_reading(document)).splitlines()[0] == "no text"
    assert "! not read: it is a PNG image" in report(make_reading(document))
    assert "EVENTS" not in report(make_reading(document))


def test_a_hostile_text_cannot_steer_the_terminal():
    document = make_document("\x1b[2J\x07Boo \u202earrived[bold].", title="[red]T\x1b]0;x\x07", publisher="P\r\nQ")
    text = report(make_reading(document, events=(make_event(document),)), **TERMINAL)
    assert not {"\x1b[2J", "\x07", "\u202e", "\x1b]"} & {
        text[at : at + size] for at in range(len(text)) for size in (1, 2, 4)
    }
    assert "[red]T" in text and "[bold]" in text


def test_the_dyads_count_facts_and_what_is_not_settled():
    text = report(full_reading(), width=100)
    row = next(line for line in text.splitlines() if "Ecuador – Peru" in line)
    assert row.split() == ["Ecuador", "–", "Peru", "1", "+", "1"]
    fact = replace(full_reading().events[1], status="happened")
    row = next(
        line for line in report(replace(full_reading(), events=(fact,))).splitlines() if "Ecuador – Peru" in line
    )
    assert row.split()[3:] == ["1", "-"]
