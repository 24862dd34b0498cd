"""The package's tables with the user's own actors added: new rows, rows that they extend, and the names that they take."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.resolution.gazetteer_names import key
from dragoman.resolution.gazetteer_tables import COLUMNS, Own, Tables, words
from dragoman.resolution.gazetteer_types import Membership, Spell
from dragoman.resolution.own_actors import OwnActor
from dragoman.resolution.own_checks import check_codes, check_ids, first_sectors, names_taken, whole_names, with_id

_PROMINENCE = "1"  # of a new entry that says nothing else: a bare name counts once the document speaks of its state
Cells = dict[str, str]


def with_own(tables: Tables, actors: Sequence[OwnActor]) -> Tables:
    """The tables with the actors in them; as they are where there is none.

    An actor with an id of the tables extends that entry; any other is new. Raises ActorsError where an actor does not
    fit the tables or another actor.
    """
    if not actors:
        return tables
    known = {row.split("\t", 1)[0]: row for row in tables.rows["who.tsv"]}
    given, actors = tuple(actors), [with_id(actor, known) for actor in actors]
    files = {actor.id or "": actor.file for actor in actors}
    check_ids(actors)
    check_codes(actors, tables, files.keys() | known.keys())
    names = names_taken(actors)
    rows = {actor.id or "": _cells(actor, known) for actor in actors}
    added = {identifier: "\t".join(cells[column] for column in COLUMNS) for identifier, cells in rows.items()}
    who = tuple((known | added).values())
    content = (tables.hash, *sorted(added.values()), *sorted("\t".join(item) for item in names.items()))
    digest = hashlib.sha256("\n".join(content).encode())
    return Tables(
        tables.rows | {"who.tsv": who, "keys.tsv": _keys(tables.rows["keys.tsv"], rows)},
        digest.hexdigest(),
        tables.package or tables.hash,
        Own(given, files, names, frozenset(files.keys() & known.keys())),
    )


def _cells(actor: OwnActor, known: Mapping[str, str]) -> Cells:
    """The row of an actor: a new one, or that of the package with what the file says put over it."""
    row = known.get(actor.id or "")
    base = dict(zip(COLUMNS, row.split("\t"), strict=True)) if row is not None else _new(actor)
    if actor.kind not in {None, base["kind"]}:
        raise actor.fault(
            f"kind is {actor.kind!r}, but {actor.id} is a {base['kind']}; leave kind out, or give another id"
        )
    over = {
        "name": actor.name,
        "country": actor.country,
        "sectors": " ".join(actor.sectors),
        "start": _iso(actor.start),
        "end": _iso(actor.end),
        "parent": actor.parent,
        "prominence": None if actor.prominence is None else str(actor.prominence or ""),
    }
    cells = base | {
        column: value for column, value in over.items() if value or (value == "" and column == "prominence")
    }
    names = [*words(base["names"]), *([base["name"]] if base["name"] != cells["name"] else []), *whole_names(actor)]
    bare = [name for name in words(base["bare"]) if name not in whole_names(actor)]
    cells["bare"] = "|".join(dict.fromkeys((*bare, *actor.bare)))
    whole = dict.fromkeys(name for name in names if name not in {cells["name"], *actor.bare})
    cells["names"] = "|".join(whole)
    cells["spells"] = _spells(actor, cells, new=row is None)
    cells["members"] = _members(actor.members, cells["members"])
    return cells


def _new(actor: OwnActor) -> Cells:
    kind = actor.kind or ("person" if actor.offices else "organisation")
    country = actor.id if kind == "state" else actor.country
    given = {"id": actor.id, "name": actor.name, "kind": kind, "country": country, "prominence": _PROMINENCE}
    return dict.fromkeys(COLUMNS, "") | {column: value or "" for column, value in given.items()} | {
        "sectors": " ".join(first_sectors(actor))
    }  # fmt: skip


def _spells(actor: OwnActor, cells: Cells, new: bool) -> str:
    """An office that the file gives replaces all that the row says of this office. Spells stand in order of their start.

    A new person without any office gets a nameless one, so that the file's sectors hold over its dates.
    """
    offices = actor.offices
    if new and not offices and cells["kind"] == "person":
        offices = (Spell("", None, (), actor.start, actor.end),)
    own = [_spell(office, cells) for office in offices]
    replaced = {_office(spell) for spell in own}
    kept = [spell for spell in words(cells["spells"], ";") if _office(spell) not in replaced]
    return ";".join(sorted({*kept, *own}, key=lambda spell: (spell.split("~")[3:], spell)))


def _spell(office: Spell, cells: Cells) -> str:
    country = office.country or cells["country"]
    sectors = " ".join(office.sectors) or cells["sectors"]
    return "~".join((office.office, country, sectors, _iso(office.start), _iso(office.end)))


def _office(spell: str) -> tuple[str, str]:
    office, country, *_ = spell.split("~")
    return office.casefold(), country


def _members(members: Sequence[Membership], cell: str) -> str:
    """A member that the file gives replaces what the row says of that member."""
    own = {member.id for member in members}
    kept = [item for item in words(cell, ";") if item.split("~")[0] not in own]
    return ";".join(sorted({*kept, *(f"{m.id}~{_iso(m.start)}~{_iso(m.end)}" for m in members)}))


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _keys(rows: Sequence[str], who: Mapping[str, Cells]) -> tuple[str, ...]:
    """The table of keys with those of the given rows; "?" before an id that only a bare name leads to."""
    keys = dict(row.split("\t", 1) for row in rows)
    for identifier, cells in who.items():
        bare = words(cells["bare"])
        whole = [name for name in (cells["name"], *words(cells["names"])) if name not in bare]
        found = {key(name): f"?{identifier}" for name in bare} | {key(name): identifier for name in whole}
        for name, owner in found.items():
            others = [other for other in words(keys.get(name, "")) if other.removeprefix("?") != identifier]
            keys[name] = "|".join((*others, owner))
    return tuple(f"{name}\t{owners}" for name, owners in keys.items() if name)
