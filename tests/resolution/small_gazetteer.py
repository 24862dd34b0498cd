"""A gazetteer of a few states and invented people, so that the tests of resolution do not move with the data."""

from __future__ import annotations

from functools import lru_cache

from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.gazetteer_tables import COLUMNS, TABLES, Tables


def _who(**cells: str) -> str:
    return "\t".join(cells.get(column, "") for column in COLUMNS)


def _state(code: str, name: str, names: str = "") -> str:
    return _who(id=code, name=name, kind="state", country=code, names=names)


def _person(identifier: str, name: str, bare: str, spells: str, prominence: str = "1") -> str:
    country = identifier[:3]
    return _who(
        id=identifier, name=name, kind="person", country=country, sectors="GOV", bare=bare, spells=spells,
        prominence=prominence,
    )  # fmt: skip


WHO = (
    _state("PER", "Peru"),
    _state("CHL", "Chile"),
    _state("IRN", "Iran"),
    _state("IRQ", "Iraq"),
    _state("USA", "United States", "U.S.|US"),
    _person(
        "PER/GOV/elena-marsh", "Elena Marsh", "Marsh",
        "Minister of Foreign Affairs~PER~GOV~2020-01-01~", "1",
    ),
    _person("CHL/GOV/jorge-vidal", "Jorge Vidal", "Vidal", "Minister of Foreign Affairs~CHL~GOV~2021-03-01~"),
    _person(
        "CHL/GOV/pablo-ruiz", "Pablo Ruiz", "Ruiz",
        "President~CHL~GOV~2010-03-11~2014-03-11;President~CHL~GOV~2018-03-11~2022-03-11", "2",
    ),
    _person("CHL/GOV/ana-soto", "Ana Soto", "Soto", "President~CHL~GOV~2022-03-11~", "2"),
    _person("PER/GOV/rosa-may", "Rosa May", "May", "President~PER~GOV~2021-07-28~", "2"),
    _who(id="GROUP/sierra-front", name="Sierra Front", kind="group", country="PER", sectors="REB"),
    _who(id="PER/GOV/palace", name="Pizarro Palace", kind="organisation", country="PER", sectors="GOV"),
)  # fmt: skip
WORDS = (
    "demonym\tPeruvian\tPER", "demonym\tPeruvians\tPER", "demonym\tChilean\tCHL", "demonym\tChileans\tCHL",
    "demonym\tIranian\tIRN", "demonym\tIraqi\tIRQ", "capital\tLima\tPER", "capital\tSantiago\tCHL", "territory\tEAS\tCHL",
    "office\tforeign minister\tforeign minister", "office\tminister of foreign affairs\tforeign minister",
)  # fmt: skip
ROLES = (
    "foreign minister\tGOV\tMinister of Foreign Affairs\tP",
    "president\tGOV\tPresident\tP",
    "minister\tGOV\t\tP",
    "official\tGOV\t\tP",
    "leader\tGOV\t\tP",
    "ambassador\tGOV\tAmbassador\tP",
    "counterpart\tGOV\t\tP",
    "spokesman\tGOV\tSpokesperson\tP",
    "foreign ministry\tGOV\t\tC",
    "ministry\tGOV\t\tC",
    "government\tGOV\t\tCS",
    "country\tGOV\t\tCS",
    "ally\tGOV\t\tCS",
    "army\tMIL\t\tC",
    "troop\tMIL\t\tC",
    "soldier\tMIL\t\tP",
    "militia\tPRM\t\tC",
    "fighter\tUAF\t\tP",
    "police\tCOP\t\tC",
    "protester\tOPP\t\tP",
    "opposition\tOPP\t\tC",
    "group\t\t\tC",
    "union\tLAB\t\tC",
    "miners\tLAB\t\tP",
    "analyst\tCVL\t\tP",
    "reporter\tJRN\t\tP",
    "hospital\tMED\t\tC",
    "people\tCVL\t\tPU",
)


@lru_cache(maxsize=1)
def small_tables() -> Tables:
    rows = dict.fromkeys(TABLES, ()) | {"who.tsv": WHO, "who-by-sa.tsv": (), "words.tsv": WORDS, "roles.tsv": ROLES}
    return Tables(rows, "small")


@lru_cache(maxsize=1)
def small_gazetteer() -> Gazetteer:
    return Gazetteer(small_tables())
