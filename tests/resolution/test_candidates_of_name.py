from __future__ import annotations

from datetime import date

import pytest

from dragoman.ingest import from_text
from dragoman.pipeline import Reader
from dragoman.resolution.candidates_of_name import Candidate, Explanation, explain
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.own_actors import own_actor
from dragoman.resolution.own_tables import with_own
from dragoman.resolution.places import PlaceTable
from dragoman.types.analysis import Analysis
from tests.resolution.small_gazetteer import small_gazetteer, small_tables

ON = date(2023, 5, 10)
PLACES = PlaceTable.load()


def by_name(phrase: str, gazetteer: Gazetteer | None = None, on: date | None = ON) -> tuple[Candidate, ...]:
    """The candidates where no analysis answers."""
    document = from_text("")
    nothing = Analysis(document.id, (), (), "none")
    return explain(phrase, document, nothing, gazetteer or small_gazetteer(), PLACES, on).candidates


def test_a_bare_name() -> None:
    (marsh,) = by_name("Marsh")
    assert (marsh.id, marsh.office, marsh.start, marsh.current) == (
        "PER/GOV/elena-marsh", "Minister of Foreign Affairs", date(2020, 1, 1), True,
    )  # fmt: skip
    assert (marsh.whole, marsh.by, marsh.why, marsh.source) == (
        False, "same", "nobody else has the name", "package gazetteer small",
    )  # fmt: skip


def test_an_office_of_another_time() -> None:
    (ruiz,) = by_name("Pablo Ruiz")
    assert (ruiz.office, ruiz.start, ruiz.end, ruiz.current, ruiz.whole) == (
        "President", date(2018, 3, 11), date(2022, 3, 11), False, True,
    )  # fmt: skip


@pytest.mark.parametrize("phrase", ["the Sierra Front", "The Sierra  Front"])
def test_an_article_is_no_part_of_a_name(phrase: str) -> None:
    assert [candidate.id for candidate in by_name(phrase)] == ["GROUP/sierra-front"]


def test_an_article_may_be_part_of_a_name_of_the_users() -> None:
    own = [own_actor({"name": "The Hand", "country": "PER"}, "a.csv", "line 2")]
    (hand,) = by_name("The Hand", Gazetteer(with_own(small_tables(), own)))
    assert (hand.id, hand.by) == ("PER/UNK/the-hand", "same")


@pytest.mark.parametrize("phrase", ["Foreign Minister Elena Marsh", "Peruvian Foreign Minister Marsh", "Mr. Marsh"])
def test_a_title_before_a_name(phrase: str) -> None:
    assert [candidate.id for candidate in by_name(phrase)] == ["PER/GOV/elena-marsh"]


def test_why_each_ranks_where_it_does() -> None:
    person = {"kind": "person", "country": "CHL", "sectors": ["OPP"]}
    entries = [
        person | {"name": "Pablo Kern", "aliases": ["Kern"]},
        person | {"name": "Ana Kern", "bare": ["Kern"], "prominence": 2},
        person | {"name": "Bea Kern", "bare": ["Kern"]},
        person | {"name": "Cara Kern", "bare": ["Kern"]},
        person | {"name": "Dora Kern", "bare": ["Kern"], "end": "2020-01-01"},
    ]
    own = [own_actor(entry, "mine.toml", "actor") for entry in entries]
    found = by_name("Kern", Gazetteer(with_own(small_tables(), own)))
    assert [(candidate.name, candidate.why) for candidate in found] == [
        ("Pablo Kern", "the whole name means it"),
        ("Ana Kern", "only a bare name of it"),
        ("Bea Kern", "less prominent"),
        ("Cara Kern", "as good as the one before"),
        ("Dora Kern", "not in office on 2023-05-10"),
    ]
    assert {candidate.source for candidate in found} == {"mine.toml"}


def test_the_users_own_go_first() -> None:
    own = [
        own_actor(
            {"name": "Ivo Ruiz", "kind": "person", "country": "PER", "bare": ["Ruiz"], "prominence": 0},
            "a.csv",
            "line 2",
        )
    ]
    found = by_name("Ruiz", Gazetteer(with_own(small_tables(), own)), date(2020, 1, 1))
    assert [(candidate.name, candidate.why) for candidate in found] == [
        ("Ivo Ruiz", "the user's own goes first"), ("Pablo Ruiz", "the user's own goes before it"),
    ]  # fmt: skip


@pytest.mark.weights
@pytest.mark.parametrize(
    ("phrase", "on", "how", "chosen"),
    [
        ("Lavrov", date(2022, 3, 1), "report", ["RUS/GOV/sergei-lavrov"]),
        ("Sergej Lawrow", date(2022, 3, 1), "report", ["RUS/GOV/sergei-lavrov"]),
        ("the Labour Party", None, "lookup", ["GBR/PTY/labour-party"]),
        ("Norwegian foreign minister", date(2019, 6, 12), "report", ["NOR/GOV/ine-eriksen-soreide"]),
        ("rebels in the Central African Republic", date(2013, 3, 20), "report", []),
    ],
)
def test_how_it_was_found(reader: Reader, phrase: str, on: date | None, how: str, chosen: list[str]) -> None:
    found = reader.explain(phrase, on)
    assert found.how == how and found.actor == reader.resolve(phrase, on)
    assert [candidate.id for candidate in found.candidates if candidate.chosen] == chosen


@pytest.mark.weights
def test_who_is_not_named_is_described(reader: Reader) -> None:
    (holder,) = reader.explain("Norwegian foreign minister", date(2019, 6, 12)).candidates
    assert (holder.by, holder.why) == ("phrase", "the phrase describes it")


@pytest.mark.weights
def test_nobody(reader: Reader) -> None:
    assert reader.explain("Xyzzyland Qwertz") == Explanation(None, None, ())
    assert reader.explain("") == Explanation(None, None, ())
    near = reader.explain("Emanuel Makrone")
    assert near.actor is None and near.candidates[0].name == "Emmanuel Macron"
    assert [c.similarity for c in near.candidates] == sorted((c.similarity for c in near.candidates), reverse=True)
