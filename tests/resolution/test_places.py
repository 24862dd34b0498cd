"""Places: names of the table, readings by context, demonyms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.place_names import fold
from dragoman.resolution.place_table import PlaceTable
from dragoman.resolution.places import find_places
from dragoman.types.resolution import Place
from tests.trees import build


@pytest.fixture(scope="module")
def table() -> PlaceTable:
    return PlaceTable.load()


def read(table: PlaceTable, *sentences: str) -> list[Place]:
    document, analysis = build(*sentences)
    found = find_places(document, analysis, table)
    assert all(document.text[place.start : place.end].strip() == document.text[place.start : place.end] for place in found)
    return list(found)


def words(text: str, entities: dict[str, str]) -> str:
    """A table of words that hang on the first, capitalised ones as proper nouns, with entity types by word."""
    rows, inside = [], ""
    for number, word in enumerate(text.split()):
        tag = entities.get(word, "")
        label = f"{'I' if tag == inside and tag else 'B'}-{tag}" if tag else ""
        inside = tag
        upos = "PROPN" if word[:1].isupper() else "NOUN"
        rows.append(f"{word} _ {upos} {0 if number == 0 else 1} {'root' if number == 0 else 'dep'} {label}")
    return "\n".join(rows)


def test_the_table_is_whole(table: PlaceTable) -> None:
    rows, names = table.rows.decode().splitlines(), table.names.decode().splitlines()
    assert len(rows) > 200_000
    assert names == sorted(names)
    assert all(len(row.split("\t")) == 8 for row in rows[:: len(rows) // 500])
    for line in names[:: len(names) // 500]:
        key, start = line.split("\t")
        assert table.rows[int(start) - 1 : int(start)] == b"\n"
        assert table.keyed(key)


def test_a_name_that_is_not_there_is_not_found(table: PlaceTable) -> None:
    assert table.named("Xyzzyville") == () and table.named("") == () and table.named("\U0010ffff") == ()
    assert not table.begins("Xyzzyv")


@given(st.text(max_size=12))
def test_any_word_may_be_asked_for(name: str) -> None:
    assert all(entry.name for entry in PlaceTable(b"h\n1\tcity\tPER\tPE.1\t0\t0\t9\tLima\n", b"lima\t2\n").named(name))


@pytest.mark.parametrize(
    ("name", "country", "near"),
    [
        ("Kyiv", "UKR", (50.5, 30.5)), ("Kiev", "UKR", (50.5, 30.5)), ("Kharkov", "UKR", (50.0, 36.2)),
        ("Fallujah", "IRQ", (33.3, 43.8)), ("Raqqa", "SYR", (35.9, 39.0)), ("Pusan", "KOR", (35.1, 129.0)),
        ("Sao Paulo", "BRA", (-23.5, -46.6)), ("Donbas", "UKR", (48.2, 38.2)), ("Strait of Hormuz", None, (26.6, 56.3)),
        ("Bagram Air Base", "AFG", (34.9, 69.3)), ("Al-Tanf", "SYR", (33.5, 38.6)), ("Rafah crossing", "PSE", (31.2, 34.3)),
    ],
)  # fmt: skip
def test_names(table: PlaceTable, name: str, country: str | None, near: tuple[float, float]) -> None:
    found = [entry for entry in table.named(name) if entry.country == country]
    assert any(abs(e.latitude - near[0]) < 0.6 and abs(e.longitude - near[1]) < 0.6 for e in found)


def test_countries_and_demonyms(table: PlaceTable) -> None:
    found = read(table, words("Kenyan envoys reached Peru", {"Kenyan": "NORP", "Peru": "Location"}))
    assert [(place.country, place.kind) for place in found] == [("KEN", "demonym"), ("PER", "country")]


def test_what_follows_says_where(table: PlaceTable) -> None:
    plain = read(table, words("Fighting reached Tripoli", {"Tripoli": "Location"}))
    told = read(table, words("Fighting reached Tripoli , Lebanon", {"Tripoli": "Location", "Lebanon": "Location"}))
    assert plain[0].country == "LBY" and told[0].country == "LBN"


def test_the_country_of_the_text_decides(table: PlaceTable) -> None:
    text = "Spain and Spain and Spanish police searched Cartagena"
    found = read(table, words(text, {"Spain": "Location", "Spanish": "NORP", "Cartagena": "Location"}))
    assert found[-1].country == "ESP"


def test_division_words(table: PlaceTable) -> None:
    city = read(table, words("Shells fell on Kherson", {"Kherson": "Location"}))
    division = read(table, words("Shells fell on Kherson oblast", {"Kherson": "Location"}))
    assert (city[0].kind, division[0].kind) == ("city", "division")


@pytest.mark.parametrize(("word", "kind"), [("Victoria", "Person"), ("Paris", "Person"), ("Georgia", "Organization")])
def test_names_inside_other_names_are_no_places(table: PlaceTable, word: str, kind: str) -> None:
    assert read(table, words(f"then {word} Adams spoke", {word: kind, "Adams": kind})) == []


def test_the_owner_of_a_body_is_a_place(table: PlaceTable) -> None:
    table_of = """
        Norway~ Norway PROPN 4 nmod:poss _ B-Organization
        's 's PART 1 case _ I-Organization
        Foreign Foreign ADJ 4 amod _ I-Organization
        Ministry Ministry PROPN 5 nsubj _ I-Organization
        objected object VERB 0 root
    """
    assert [place.country for place in read(table, table_of)] == ["NOR"]


def test_common_words_are_no_towns(table: PlaceTable) -> None:
    assert read(table, words("Most of us may march in the Bath", {})) == []


def test_ids(table: PlaceTable) -> None:
    found = read(table, words("near Odesa in the Black Sea", {"Odesa": "Location", "Black": "Location", "Sea": "Location"}))
    assert [place.id for place in found] == ["geonames:698740", "place:black-sea"]


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


LOCAL = {name: "Location" for name in ("Paris", "Powderly", "Blossom", "Bonham", "Texas")}


def test_towns_near_each_other_speak_for_each_other(table: PlaceTable) -> None:
    alone = read(table, words("They met in Paris", {"Paris": "Location"}))
    local = read(table, words("Roads from Paris to Powderly and Blossom and Bonham closed", LOCAL))
    assert alone[0].country == "FRA"
    assert local[0].country == "USA" and abs((local[0].longitude or 0.0) + 95.5) < 0.5


def test_counties_of_one_noun(table: PlaceTable) -> None:
    found = read(table, words("in Lamar and Fannin counties of Texas", {"Lamar": "Location", "Fannin": "Location", "Texas": "Location"}))
    assert [place.name for place in found] == ["Lamar County", "Fannin County", "Texas"]
    assert found[0].id == "place:us-tx-lamar-county"


def test_abbreviations_of_states_stand_behind_their_towns(table: PlaceTable) -> None:
    behind = read(table, words("in Macon , Ga. yesterday", {"Macon": "Location", "Ga.": "Location"}))
    assert [(place.name, place.country) for place in behind] == [("Macon", "USA"), ("Georgia", "USA")]
    assert read(table, words("then Ms Mass and OR", {"Ms": "Location", "OR": "Location"})) == []


def test_a_list_of_states_is_no_address(table: PlaceTable) -> None:
    names = {"Georgia": "Location", "Oklahoma": "Location", "Pennsylvania": "Location"}
    found = read(table, words("in Georgia , Oklahoma , Pennsylvania and elsewhere", names))
    assert [place.kind for place in found] == ["division"] * 3


@pytest.mark.parametrize(("body", "found"), [("Macon Fire Department", ["Macon"]), ("Macon Herald", []), ("Justice Department", [])])
def test_bodies_that_serve_a_place_name_it(table: PlaceTable, body: str, found: list[str]) -> None:
    text = f"then {body} spoke"
    assert [p.name for p in read(table, words(text, {word: "Organization" for word in body.split()}))] == found


def test_a_town_that_the_tagger_takes_for_a_person_needs_neighbours(table: PlaceTable) -> None:
    assert read(table, words("then Bonham smiled", {"Bonham": "Person"})) == []
    near = read(table, words("between Powderly and Blossom near Bonham today", {**LOCAL, "Bonham": "Person"}))
    assert [place.name for place in near] == ["Powderly", "Blossom", "Bonham"]


@pytest.mark.parametrize(("one", "other"), [("Saint Paul", "St. Paul"), ("Fort Worth", "Ft. Worth"), ("Mount Vernon", "Mt Vernon")])
def test_short_forms_in_names_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)
