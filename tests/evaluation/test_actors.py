"""The scorer of mentions on invented examples; it needs neither corpora nor weights."""

import json
from pathlib import Path

import pytest

from dragoman.types.resolution import Actor
from evaluation.actor_mentions import (
    Gold,
    Read,
    alike,
    best,
    countries_of,
    head,
    likeness,
    marks,
    read_gold,
    same_words,
)
from evaluation.actors import Scored, error, figures, groups

TEXT = "The Peruvian foreign minister Rosa Vela met her Bolivian counterpart in Lima."


def gold(words: str, form: str = "name", text: str = TEXT, **known: object) -> Gold:
    start = text.index(words)
    return Gold(7, start, start + len(words), form, "latin-america", 2011, **known)  # type: ignore[arg-type]


def read(
    words: str, text: str = TEXT, countries: str = "", sectors: str = "", name: str = "", office: str = ""
) -> Read:
    start = text.index(words)
    codes = frozenset(countries.split()) or frozenset({None})
    offices = (office,) if office else ()
    return Read(start, start + len(words), (name,), codes, tuple(sectors.split()), offices)


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("Rosa Vela", "Vela"),
        ("leaders of the Free Union", "leaders"),
        ("Free Union (FU)", "Union"),
        ("Free Union (FU) militants", "militants"),
        ("all men aged 18 to 35", "men"),
        ("«»", "«»"),
    ],
)
def test_head(phrase: str, word: str) -> None:
    start, end = head(f"So {phrase} left", 3, 3 + len(phrase))
    assert f"So {phrase} left"[start:end] == word


def test_the_same_span_goes_before_a_longer_one() -> None:
    short, long = read("Rosa Vela"), read("The Peruvian foreign minister Rosa Vela")
    assert best(gold("Rosa Vela"), [long, short], TEXT) == short
    assert best(gold("Rosa Vela"), [long], TEXT) == long


def test_a_mention_must_hold_the_head_word() -> None:
    assert best(gold("The Peruvian foreign minister", "role"), [read("Peruvian")], TEXT) is None
    assert best(gold("her Bolivian counterpart", "role"), [read("her")], TEXT) is None


def test_pronouns_need_their_own_span_and_what_is_no_party_most_of_it() -> None:
    assert best(gold("her", "pronoun"), [read("her Bolivian counterpart")], TEXT) is None
    assert best(gold("Lima", "no party", none=True), [read("her Bolivian counterpart in Lima")], TEXT) is None
    assert best(gold("Lima", "no party", none=True), [read("in Lima")], TEXT) is not None


def test_articles_do_not_count() -> None:
    text = "The Free Union won."
    assert likeness(gold("The Free Union", text=text), read("Free Union", text), text) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Defence Minister", "minister of defense", True),
        ("Minister of Foreign Affairs", "foreign minister", True),
        ("Prime Minister", "Deputy Prime Minister", False),
        ("Governor of Cusco", "Governor of the Cusco Capital Region", True),
        ("Spokesperson", "spokesman", True),
        ("President", "Minister", False),
    ],
)
def test_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


def test_same_words() -> None:
    assert same_words("Rosa Véla", "VELA")
    assert not same_words("Rosa Vela", "Bo Tan")


def test_marks() -> None:
    entry = gold(
        "Rosa Vela", countries=("PER",), sectors=("GOV", "PTY"), kind="person", offices=("Foreign Minister",), who="Rosa Vela"
    )  # fmt: skip
    ours = read("Rosa Vela", countries="PER", sectors="PTY GOV", name="R. Vela", office="minister of foreign affairs")
    assert marks(entry, ours) == (True, True, True, False, True, True, None)
    assert marks(entry, None) == (False, False, False, False, False, False, None)
    assert marks(gold("Rosa Vela", countries=("PER", "BOL")), ours).country
    assert not marks(gold("Rosa Vela"), ours).country


def test_marks_of_several_parties() -> None:
    entry = gold("Lima", "nominal", members=frozenset({"PER", "BOL"}))
    assert marks(entry, read("Lima", countries="BOL PER")).members
    assert not marks(entry, read("Lima", countries="PER")).members
    assert marks(entry, read("Lima", countries="PER")).country is None


def test_the_countries_of_a_group_are_those_of_its_members() -> None:
    peru, bolivia = (Actor(code, code, "state", code) for code in ("PER", "BOL"))
    pair = Actor("PAIR", "both", "bloc", None, members=("PER", "BOL"))
    actors = {actor.id: actor for actor in (peru, bolivia, pair)}
    assert countries_of(pair, actors) == {"PER", "BOL"}
    assert countries_of(peru, actors) == {"PER"}


def test_figures_and_errors() -> None:
    entry = gold("Rosa Vela", countries=("PER",), kind="person")
    ours = read("Rosa Vela", countries="CHL", name="Rosa Vela")
    place = gold("Lima", "no party", none=True)
    rows = [Scored(entry, ours, TEXT, "2011-03-01"), Scored(place, None, TEXT, "2011-03-01")]
    assert figures(rows) == {"found": 1.0, "country": 0.0, "left alone": 1.0}
    assert [row.right for row in rows] == [False, True]
    assert [name for name, _ in groups(rows)] == ["all", "name", "no party", "latin-america", "2010–2014"]
    assert "[[Rosa Vela]]" in error(rows[0]) and "CHL" in error(rows[0]) and "country" in error(rows[0])


def test_read_gold(tmp_path: Path) -> None:
    place = {"document": 3, "start": 0, "end": 4, "form": "role", "region": "oceania", "year": 2004}
    known = {"country": None, "country_or": ["NGO"], "sectors": ["SOC"], "kind": "person", "office": "chair"}
    rows = [place | known, place | {"form": "no party", "none": True}]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = read_gold(path)
    assert (first.countries, first.sectors, first.offices) == ((None, "NGO"), ("SOC",), ("chair",))
    assert second.none


def test_the_annotation_is_sound() -> None:
    path = Path(__file__).resolve().parents[2] / "evaluation" / "gold" / "actors.jsonl"
    entries = read_gold(path)
    assert len({(e.document, e.start, e.end) for e in entries}) == len(entries) >= 450
    for entry in entries:
        assert 0 <= entry.start < entry.end
        assert entry.none or entry.kind in {"person", "organisation", "state", "group", "bloc"}
