from __future__ import annotations

import json

import pytest

from dragoman.cli import intake
from dragoman.pipeline import Reader

pytestmark = pytest.mark.weights


@pytest.fixture
def who(dragoman, monkeypatch, reader):
    monkeypatch.setattr(intake, "load_reader", lambda actors: Reader.load(actors) if actors else reader)
    return lambda *arguments: dragoman("who", *arguments)


def test_a_state_by_its_name(who):
    result = who("Japan", "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["id"] == found["actor"]["id"] == "JPN" and found["kind"] == "state"
    assert (found["how"], [candidate["id"] for candidate in found["candidates"]]) == ("report", ["JPN"])
    assert who("Japan").stdout.startswith("Japan · JPN · state\n  how: read as a report would read it\n")


def test_the_answer_is_that_of_python(who, reader):
    for phrase in ("rebels in the Central African Republic", "the Labour Party", "Kyiv"):
        assert json.loads(who(phrase, "--json").stdout)["id"] == reader.resolve(phrase).id


def test_why(who):
    lines = who("Lavrov", "--on", "2022-03-01").stdout.splitlines()
    assert lines[0].startswith("Sergei Lavrov · RUS/GOV/sergei-lavrov · person · Minister of Foreign Affairs")
    assert lines[2].split(" · ")[1:] == ["RUS/GOV/sergei-lavrov", "RUS", "Minister of Foreign Affairs", "since 2004-03-09",
                                         "the answer"]  # fmt: skip
    assert "bare name · prominence 3 · " in lines[3] and "package gazetteer" in lines[3]


def test_nobody(who):
    result = who("Xyzzyland", "Qwertz")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "dragoman: nobody is known as 'Xyzzyland Qwertz'\n"
    assert json.loads(who("Xyzzyland Qwertz", "--json").stdout) == {"actor": None, "how": None, "candidates": []}


def test_somebody_is_almost_known(who):
    result = who("Emanuel Makrone")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nobody is known as 'Emanuel Makrone'; did you mean Emmanuel Macron (" in result.stderr


def test_an_actor_of_the_users_file(who, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("name,country,sectors,bare\nSierra Shield,PER,PRM,Shield\n")
    result = who("Sierra", "Shield", "--actors", path)
    assert result.stdout.startswith("Sierra Shield · PER/PRM/sierra-shield · organisation · PRM\n")
    assert f"nobody else has the name · {path}" in result.stdout
    (tmp_path / "dragoman.toml").write_text('actors = "mine.csv"')
    assert who("Sierra Shield", "--json").exit_code == 0


def test_a_file_of_actors_that_cannot_be_used(who, tmp_path):
    (tmp_path / "mine.csv").write_text("name,country\nSierra Shield,PRU\n")
    result = who("Peru", "--actors", "mine.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("dragoman: mine.csv, line 2: no state has the code 'PRU'")


def test_no_date(who):
    assert who("Japan", "--on", "someday").exit_code == 2
