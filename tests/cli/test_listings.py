from __future__ import annotations

import json

import pytest

from dragoman.cli import listing
from dragoman.cli.listing import resolve_name


def lines(result):
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_events_for_programs(dragoman, record):
    found = lines(dragoman("events", "--record", record, "--between", "Peru", "ECU", "--type", "consult", "--json"))
    assert sorted(event["document"]["url"] for event in found) == ["https://example.org/1", "https://example.org/2"]
    event = found[0]
    assert (event["type"], event["place_name"], event["place_country"]) == ("CONSULT", "Quito", "ECU")
    assert event["sentences"] == ["Peru’s president arrived in Quito on Monday with 40 officials."]
    assert {"id": "ECU", "name": "Ecuador", "country": "ECU"} in event["parties"]


def test_events_for_people(dragoman, record):
    result = dragoman("events", "--record", record, "--status", "denied", "--limit", "1")
    assert result.stdout.splitlines()[0].split() == [
        "no", "date", "COERCE/restrict", "✗", "denied", "Ecuador", "→", "Peru", "·", "claimed", "by", "Peru",
    ]  # fmt: skip
    assert "of [closing] the border" in result.stdout
    assert "— Test Wire, 5 March 2024: " in result.stdout


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--since", "2024-03-05"), 0),
        (("--since", "2024-03", "--until", "2024-03"), 2),
        (("--actor", "Peru"), 2),
        (("--recipient", "Peru"), 2),
        (("--mode", "visit", "--mode", "restrict"), 4),
        (("--text", "quito"), 4),
        (("--place", "Quito"), 2),
        (("--limit", "3"), 3),
    ],
)
def test_event_filters(dragoman, record, arguments, count):
    assert len(lines(dragoman("events", "--record", record, "--json", *arguments))) == count


def test_claims(dragoman, record):
    found = lines(dragoman("claims", "--record", record, "--speaker", "Peru", "--disputed", "--json"))
    assert [claim["stance"] for claim in found] == ["accuses", "accuses"]
    text = dragoman("claims", "--record", record, "--stance", "denies").stdout
    assert "Ecuador denies · against Peru" in text and "[closing the border]" in text


def test_disputes(dragoman, record):
    found = lines(dragoman("disputes", "--record", record, "--between", "Ecuador", "Peru", "--json"))
    assert [(claim["stance"], claim["document"]["title"]) for claim in found].count(("accuses", "Second")) == 1
    assert {claim["stance"] for claim in found} == {"accuses"}
    assert "disputed by Ecuador" in dragoman("disputes", "--record", record).stdout


def test_relations(dragoman, record):
    found = lines(dragoman("relations", "--record", record, "--between", "PER", "ECU", "--json"))
    assert [relation["value"] for relation in found] == [3, 3]
    assert "Ecuador – Peru · trade-rank 3" in dragoman("relations", "--record", record).stdout


def test_documents(dragoman, record):
    found = lines(dragoman("documents", "--record", record, "--json"))
    assert {document["title"] for document in found} == {"Visit to Quito", "Second"}
    assert "2 events, 2 claims, 1 relation" in dragoman("documents", "--record", record).stdout


def test_nothing_fits(dragoman, record):
    result = dragoman("events", "--record", record, "--actor", "CHL")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "dragoman: nothing fits; the record holds 2 documents\n"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("events",), 2, "which record"),
        (("events", "--record", "missing"), 4, "there is no record at missing"),
        (("events", "--record", "missing", "--type", "CONSLT"), 2, "did you mean CONSULT"),
        (("claims", "--record", "missing", "--since", "soon"), 2, "is no date"),
        (("relations", "--record", "missing", "--party", "Atlantis"), 2, "nobody is known as"),
    ],
)
def test_errors_are_one_line(dragoman, arguments, code, words):
    result = dragoman(*arguments)
    assert result.exit_code == code
    assert words in result.stderr and result.stderr.count("\n") == 1 and result.stdout == ""


@pytest.mark.parametrize("command", ["events", "claims", "disputes", "relations"])
def test_names_of_the_users_actors_are_understood(dragoman, record, tmp_path, monkeypatch, command):
    monkeypatch.setattr(listing, "resolve_name", resolve_name)
    (tmp_path / "mine.csv").write_text("id,name\nPER,Land of the Incas\nECU,Line Land\n")
    between = ("--between", "Land of the Incas", "Line Land", "--json")
    assert dragoman(command, "--record", record, *between).exit_code == 2
    assert lines(dragoman(command, "--record", record, "--actors", "mine.csv", *between))


def test_types_of_ones_own_are_asked_for_by_name(dragoman, own_record):
    result = dragoman("events", "--record", own_record, "--type", "port-call", "--json")
    (line,) = result.stdout.splitlines()
    assert '"codebook": "desk"' in line or '"codebook":"desk"' in line
    assert "port-call" in dragoman("events", "--record", own_record, "--type", "PORT-CALL").stdout
    assert dragoman("events", "--record", own_record, "--type", "portcall").exit_code == 2


def test_claims_by_a_speaker_about_somebody(dragoman, record):
    found = lines(dragoman("claims", "--record", record, "--by", "Ecuador", "--about", "Peru", "--stance", "denies", "--json"))
    assert [claim["speaker"] for claim in found] == ["ECU", "ECU"]


def test_disputes_name_the_reports_that_contradict(dragoman, record):
    first, *_ = lines(dragoman("disputes", "--record", record, "--json"))
    (elsewhere,) = first["disputed_in"]
    assert (elsewhere["ground"], elsewhere["claim"]["stance"]) == ("denial", "denies")
    assert elsewhere["claim"]["document"]["url"] != first["document"]["url"]
    assert "≠ denial: Ecuador denies" in dragoman("disputes", "--record", record, "--limit", "1").stdout


def test_speakers_are_counted(dragoman, record):
    assert lines(dragoman("speakers", "--record", record, "--json"))[0] == {
        "speaker": "ECU", "stance": "denies", "against": "PER", "claims": 2, "disputed": 0,
    }  # fmt: skip
    assert "2 PER accuses ECU · 2 disputed" in " ".join(dragoman("speakers", "--record", record).stdout.split())
