"""The user's own actors in a small gazetteer: found by their names, put over the package's."""

from __future__ import annotations

import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.own_tables import with_own
from tests.resolution.own_entries import ON, QUILLA, SHIELD, found, gazetteer, own
from tests.resolution.small_gazetteer import small_tables


def test_nothing_added_changes_nothing() -> None:
    assert with_own(small_tables(), []) is small_tables()


def test_new_actors() -> None:
    known = gazetteer(SHIELD, QUILLA)
    shield, quilla = known.entry("PER/PRM/sierra-shield"), known.entry("PER/PRM/tomas-quilla")
    assert shield is not None and (shield.kind, shield.prominence) == ("organisation", 1)
    assert quilla is not None and (quilla.kind, quilla.office_on(ON)) == ("person", "Commander")
    assert quilla.sectors_on(ON) == ("PRM",) and quilla.office_on(date(2019, 1, 1)) is None
    assert found(known, "Tomas Kuilla") == ["PER/PRM/tomas-quilla"]
    assert known.names_in("the Shield fell")[0].bare == (True,)
    assert known.source(shield.id) == "a.toml" and known.source("PER") == "package gazetteer small"


def test_an_invented_state_has_a_country_and_people() -> None:
    known = gazetteer(
        {"name": "Ruritania", "kind": "state", "id": "RUR"},
        {"name": "Rudolf Elphberg", "country": "RUR", "sectors": ["GOV"], "offices": ["King"]},
    )
    assert known.state("RUR").country == "RUR"
    assert known.holder("RUR", "King", ON).id == "RUR/GOV/rudolf-elphberg"


def test_a_person_without_office_has_the_sectors_of_the_file_and_its_dates() -> None:
    known = gazetteer(
        {"name": "Elsa Roca", "kind": "person", "country": "CHL", "sectors": ["OPP"], "end": "2023-01-01"}
    )
    entry = known.entry("CHL/OPP/elsa-roca")
    assert entry is not None and entry.sectors_on(date(2022, 1, 1)) == ("OPP",) and entry.office_on(None) is None
    assert entry.spell_on(ON) is None


def test_an_entry_of_the_package_is_extended() -> None:
    known = gazetteer({
        "id": "CHL/GOV/pablo-ruiz", "aliases": ["P. Ruiz", "Ruiz"], "bare": ["Pablo"], "prominence": 3,
        "offices": [{"office": "president", "start": "2010-03-11", "end": "2014-03-11"}, {"office": "Senator", "sectors": ["MIL"],
                    "start": "2022-03-11"}],
    })  # fmt: skip
    entry = known.entry("CHL/GOV/pablo-ruiz")
    assert entry is not None and (entry.name, entry.kind, entry.prominence) == ("Pablo Ruiz", "person", 3)
    assert [(s.office, s.start, s.sectors) for s in entry.spells] == [
        ("president", date(2010, 3, 11), ("GOV",)), ("Senator", date(2022, 3, 11), ("MIL",)),
    ]  # fmt: skip
    assert known.names_in("Ruiz")[0].bare == (False,) and known.names_in("Pablo")[0].bare == (True,)
    assert known.source(entry.id) == "package gazetteer small, extended by a.toml"
    renamed = gazetteer({"id": "IRN", "name": "Persia"})
    assert found(renamed, "Persia") == found(renamed, "Iran") == ["IRN"] and renamed.entry("IRN").name == "Persia"


def test_a_whole_name_means_the_users_actor_alone() -> None:
    known = gazetteer({"name": "Elena Marsh", "country": "CHL", "sectors": ["OPP"], "kind": "person"})
    assert found(known, "Elena Marsh") == ["CHL/OPP/elena-marsh"]
    assert [entry.id for entry in known.names_in("Elena Marsh")[0].entries] == ["CHL/OPP/elena-marsh"]
    assert found(known, "Marsh") == ["PER/GOV/elena-marsh"]


def test_a_bare_name_only_joins_those_who_have_it() -> None:
    entry: dict[str, object] = {
        "name": "Olga Vidal",
        "country": "CHL",
        "sectors": ["OPP"],
        "kind": "person",
        "bare": ["Vidal", "Chile"],
    }
    known = gazetteer(entry)
    assert found(known, "Vidal") == ["CHL/OPP/olga-vidal", "CHL/GOV/jorge-vidal"]
    assert found(known, "Chile")[0] == "CHL"
    assert [e.id for e in known.names_in("Vidal")[0].entries] == ["CHL/OPP/olga-vidal", "CHL/GOV/jorge-vidal"]


def test_another_spelling_of_a_name_of_the_package_leaves_it_alone() -> None:
    known = gazetteer(
        {"name": "Helena Marsch", "country": "CHL", "sectors": ["OPP"], "kind": "person", "aliases": ["Elena  Marrsh"]}
    )
    assert found(known, "Elena Marsh")[0] == "PER/GOV/elena-marsh"
    assert found(known, "Elena Marrsh") == ["CHL/OPP/helena-marsch"]


def test_the_users_holder_of_an_office_goes_first() -> None:
    king = {"name": "Elsa Roca", "country": "CHL", "sectors": ["GOV"], "offices": [
        {"office": "President", "start": "2020-01-01", "end": "2024-01-01"}]}  # fmt: skip
    known = gazetteer(king)
    assert known.holder("CHL", "president", ON).id == "CHL/GOV/elsa-roca"
    assert known.holder("CHL", "president", date(2024, 1, 1)).id == "CHL/GOV/ana-soto"
    assert known.holder("CHL", "president", None).id == "CHL/GOV/ana-soto"


def test_the_hash_follows_what_the_files_say() -> None:
    tables = small_tables()
    one, same = with_own(tables, own(SHIELD, QUILLA)), with_own(tables, own(QUILLA, SHIELD))
    assert one.hash == same.hash != tables.hash
    assert with_own(tables, own(SHIELD, {**QUILLA, "prominence": 2})).hash != one.hash
    assert one.package == tables.hash


def test_the_actors_travel_with_a_pickled_gazetteer() -> None:
    known = Gazetteer.load(own(SHIELD))
    again = pickle.loads(pickle.dumps(known))
    assert again.hash == known.hash and found(again, "Sierra Shield") == ["PER/PRM/sierra-shield"]


NAMES = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="|;~"), min_size=1, max_size=8)
PHRASES = st.lists(NAMES, min_size=1, max_size=3).map(" ".join).filter(lambda text: any(c.isalnum() for c in text))


@given(
    name=PHRASES,
    aliases=st.lists(PHRASES, max_size=3),
    bare=st.lists(PHRASES, max_size=2),
    kind=st.sampled_from(["person", "organisation", "group", "bloc"]),
    country=st.sampled_from(["PER", "CHL", "UNO", "NGO"]),
    sectors=st.lists(st.sampled_from(["GOV", "MIL", "PRM"]), max_size=2),
)
def test_a_valid_actor_is_found_by_all_its_names(
    name: str, aliases: list[str], bare: list[str], kind: str, country: str, sectors: list[str]
) -> None:
    fields = {"name": name, "aliases": aliases, "bare": bare, "kind": kind, "country": country, "sectors": sectors}
    actors = own({"id": "PER/PRM/mine", **fields})
    known = Gazetteer(with_own(small_tables(), actors))
    for each in (name, *actors[0].aliases, *actors[0].bare):
        assert "PER/PRM/mine" in found(known, each), each
        match = known.names_in(each)[0]
        assert (match.start, match.end) == (0, len(each)) and "PER/PRM/mine" in [entry.id for entry in match.entries]
        if each not in actors[0].bare:
            assert found(known, each) == ["PER/PRM/mine"]
