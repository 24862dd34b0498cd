"""The committed tables: their schema, and that the script still builds them from their sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.resolution.gazetteer import Gazetteer
from dragoman.types.resolution import ActorKind
from knowledge import build
from knowledge.records import read_table

SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IMG IGO".split()
)
BODIES = frozenset(("UNO", "EUR", "IGO", "NGO", "IMG", "ISM", "MNC"))
KINDS: tuple[ActorKind, ...] = ("person", "organisation", "state", "group", "bloc")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_every_entry_keeps_the_schema(gazetteer: Gazetteer) -> None:
    codes = {code for code, *_ in read_table("states.tsv", 6)} | BODIES
    for entry in gazetteer.entries():
        assert entry.kind in KINDS and entry.name, entry
        assert entry.country is None or entry.country in codes, entry
        assert set(entry.sectors) <= SECTORS, entry
        assert entry.start is None or entry.end is None or entry.start < entry.end, entry
        assert entry.parent is None or gazetteer.entry(entry.parent), entry
        for spell in entry.spells:
            assert spell.start is None or spell.end is None or spell.start < spell.end, entry
            assert spell.sectors and set(spell.sectors) <= SECTORS and spell.country in codes, entry
        for member in entry.members:
            assert gazetteer.entry(member.id), entry
            assert member.start is None or member.end is None or member.start < member.end, entry


def test_the_tables_cover_what_they_are_for(gazetteer: Gazetteer) -> None:
    entries = list(gazetteer.entries())
    assert len({entry.id for entry in entries}) == len(entries)
    counts = {kind: sum(entry.kind == kind for entry in entries) for kind in KINDS}
    assert counts["state"] >= 195 and counts["bloc"] >= 100 and counts["person"] >= 10_000
    assert sum("REB" in entry.sectors for entry in entries if entry.kind == "organisation") >= 100


def test_roles_have_known_sectors(gazetteer: Gazetteer) -> None:
    for line in (build.PACKAGE_DATA / "roles.tsv").read_text("utf-8").splitlines()[1:]:
        role = gazetteer.role(line.split("\t")[0])
        assert role is not None and set(role.sectors) <= SECTORS, line


def test_one_person_at_a_time_leads_the_great_powers(gazetteer: Gazetteer) -> None:
    for country, office in (("USA", "president"), ("RUS", "president"), ("CHN", "president"), ("FRA", "president")):
        held = sorted(
            (spell.start, spell.end)
            for entry in gazetteer.entries()
            if entry.kind == "person" and entry.country == country
            for spell in entry.spells
            if spell.start and gazetteer.office_class(spell.office, spell.country) == office
        )
        ends = [end for _, end in held[:-1]]
        assert all(end is not None for end in ends), (country, held)
        assert all(end <= start for end, (start, _) in zip(ends, held[1:], strict=True) if end), (country, held)


@pytest.mark.corpora
@pytest.mark.skipif(not build.corpora().is_dir(), reason="the corpora are not here (set DRAGOMAN_CORPORA)")
def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    build.build(tmp_path)
    for table in sorted(tmp_path.iterdir()):
        assert table.read_bytes() == (build.PACKAGE_DATA / table.name).read_bytes(), (
            f"{table.name}: run knowledge.build"
        )
