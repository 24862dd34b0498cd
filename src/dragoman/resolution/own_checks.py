"""Whether the user's own actors fit the tables and one another: ids, codes, names. Each complaint says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.resolution.gazetteer_names import fold, slug
from dragoman.resolution.gazetteer_tables import Tables
from dragoman.resolution.own_actors import OwnActor
from dragoman.types.resolution import STATELESS

_ID = re.compile(r"[A-Z]{3,5}(/[A-Z]{3})?(/[a-z0-9-]+)?")
_STATE = re.compile(r"[A-Z]{3}")


def with_id(actor: OwnActor, known: Mapping[str, str]) -> OwnActor:
    """The actor with an id, made like those of the package where it gives none."""
    if actor.id is not None:
        if not _ID.fullmatch(actor.id):
            raise actor.fault(f"id is {actor.id!r}; write it like PER/REB/sierra-front or IGO/sierra-pact")
        if actor.name is None and actor.id not in known:
            raise actor.fault(f"nobody has the id {actor.id!r} yet, so this is a new actor; give its name")
        return actor
    if actor.name is None:
        raise actor.fault("it has no name; give name, or the id of an actor that the gazetteer knows")
    if actor.kind == "state":
        raise actor.fault("a state has a code for an id; give id, three capital letters that no state has")
    name = slug(actor.name)
    if actor.country in STATELESS:
        return replace(actor, id=f"{actor.country}/{name}")
    if actor.country is None and actor.kind in {"group", "bloc"}:
        return replace(actor, id=f"GROUP/{name}")
    sector = next(iter(first_sectors(actor)), None)
    if actor.country is None and sector is None:
        raise actor.fault("nothing says whose it is or what it does; give country or sectors (or an id)")
    return replace(actor, id=f"{actor.country or 'UNK'}/{sector or 'UNK'}/{name}")


def first_sectors(actor: OwnActor) -> tuple[str, ...]:
    return actor.sectors or next((office.sectors for office in actor.offices if office.sectors), ())


def check_ids(actors: Iterable[OwnActor]) -> None:
    seen: dict[str | None, OwnActor] = {}
    for actor in actors:
        other = seen.setdefault(actor.id, actor)
        if other is not actor:
            place = f"{other.file}, {other.entry}"
            raise actor.fault(f"the id {actor.id!r} is that of {place} too; give one of them another id, or join them")


@dataclass(frozen=True, slots=True)
class _Codes:
    """What the cells of an entry may hold."""

    countries: frozenset[str]
    territories: Mapping[str, str]
    sectors: frozenset[str]
    ids: frozenset[str]


def check_codes(actors: Sequence[OwnActor], tables: Tables, ids: Iterable[str]) -> None:
    who = [row.split("\t", 5) for row in tables.rows["who.tsv"]]
    territories = [row.split("\t") for row in tables.rows["words.tsv"] if row.startswith("territory\t")]
    used = {row[4] for row in who} | {row.split("\t")[1] for row in tables.rows["roles.tsv"]}
    states = frozenset(row[0] for row in who if row[2] == "state")
    codes = _Codes(
        states | STATELESS | {actor.id or "" for actor in actors if actor.kind == "state"},
        {code: state for _, code, state in territories},
        frozenset(sector for cell in used for sector in cell.split()),
        frozenset(ids),
    )
    for actor in actors:
        _check(actor, codes)


def _check(actor: OwnActor, codes: _Codes) -> None:
    own = actor.id if actor.kind == "state" else None
    for country in filter(None, (own, actor.country, *(office.country for office in actor.offices))):
        if country in codes.territories:
            raise actor.fault(f"{country!r} is a territory; give the code of its state, {codes.territories[country]}")
        if country not in codes.countries:
            others = ", ".join(sorted(STATELESS))
            raise actor.fault(f"no state has the code {country!r}; give ISO alpha-3 (PER), or one of {others}")
    for sector in (*actor.sectors, *(sector for office in actor.offices for sector in office.sectors)):
        if sector not in codes.sectors:
            raise actor.fault(f"there is no sector {sector!r}; the sectors are {', '.join(sorted(codes.sectors))}")
    for field, other in (*(("members", m.id) for m in actor.members), *(("parent", p) for p in (actor.parent,) if p)):
        if other not in codes.ids:
            raise actor.fault(f"{field}: nobody has the id {other!r}; dragoman who NAME shows ids")
    if actor.kind == "state" and not _STATE.fullmatch(actor.id or ""):
        raise actor.fault(f"a state has a code for an id, three capital letters; it is {actor.id!r}")


def names_taken(actors: Iterable[OwnActor]) -> dict[str, str]:
    """The id that each name means outright. Two actors may share a name only as a bare one."""
    owners: dict[str, OwnActor] = {}
    for actor in actors:
        for name in whole_names(actor):
            other = owners.setdefault(fold(name), actor)
            if other is not actor:
                place = f"{other.file}, {other.entry}"
                raise actor.fault(f"the name {name!r} is that of {place} too; list it under bare in both")
    return {name: actor.id or "" for name, actor in owners.items()}


def whole_names(actor: OwnActor) -> list[str]:
    """The whole names that the file itself gives."""
    named = (actor.name, *actor.aliases)
    return [name for name in dict.fromkeys(named) if name is not None and name not in actor.bare]
