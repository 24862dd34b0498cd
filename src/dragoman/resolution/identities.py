"""Actors made from what is known of them: gazetteer entries, states, governments, roles and unknown names."""

from __future__ import annotations

from datetime import date

from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.gazetteer_names import slug
from dragoman.resolution.gazetteer_types import Entry
from dragoman.types.resolution import STATELESS, Actor, ActorKind

GROUP = "GROUP"
UNKNOWN_COUNTRY = "UNK"
UNKNOWN_SECTOR = "UNK"
# The sector as a whole ("the Russian military", "its troops"): RUS/MIL, not one actor for each word.
_WHOLE = {
    "GOV": frozenset({"government", "regime", "administration", "authority", "capital"}),
    "MIL": frozenset(
        {"army", "military", "force", "armed force", "armed forces", "troop", "soldier", "serviceman",
         "government force", "government troop", "army soldier", "army troop", "regime force"}
    ),  # fmt: skip
    "COP": frozenset({"police", "police force"}),
}
_WHOLE_NAMES = {"GOV": "Government", "MIL": "Military", "COP": "Police"}


def identifier(country: str | None, sectors: tuple[str, ...], name: str) -> str:
    return f"{country or UNKNOWN_COUNTRY}/{sectors[0] if sectors else UNKNOWN_SECTOR}/{slug(name)}"


def entry_actor(entry: Entry, on: date | None, former: bool = False) -> Actor:
    """The actor that a gazetteer entry is on a day; ``former`` says that the text calls its office past."""
    spell = entry.spell_on(on)
    office = None if former else (spell.office or None if spell else None)
    sectors = ("ELI",) if former and entry.kind == "person" else entry.sectors_on(on)
    country = (spell.country if spell else None) or entry.country
    members = tuple(sorted(member.id for member in entry.members if on is None or member.covers(on)))
    return Actor(entry.id, entry.name, entry.kind, country, sectors, office, entry.wikidata, members)


def state_actor(gazetteer: Gazetteer, code: str) -> Actor:
    """A state by its alpha-3 code."""
    entry = gazetteer.state(code)
    if entry is None:
        return Actor(code, code, "state", code)
    return Actor(entry.id, entry.name, "state", entry.country or code, entry.sectors, None, entry.wikidata)


def government(gazetteer: Gazetteer, code: str) -> Actor:
    """The government of a state: what its capital stands for when it acts."""
    return _whole(gazetteer, code, "GOV")


def _whole(gazetteer: Gazetteer, code: str, sector: str) -> Actor:
    name = f"{_WHOLE_NAMES[sector]} of {state_actor(gazetteer, code).name}"
    return Actor(f"{code}/{sector}", name, "organisation", code, (sector,))


def role_actor(
    gazetteer: Gazetteer,
    country: str | None,
    sectors: tuple[str, ...],
    phrase: str,
    *,
    kind: ActorKind = "group",
    office: str | None = None,
    label: str | None = None,
    whole: str | None = None,
) -> Actor:
    """An actor known by its role alone ("Ukrainian officials").

    ``phrase`` names it in its id, ``label`` to the reader; ``whole`` is the role in lower-case lemmas, by which
    "troops" and "the army" are both the military of a state.
    """
    if country is None:
        return Actor(f"{GROUP}/{slug(phrase)}", label or phrase, kind, None, sectors)
    sector = sectors[0] if sectors else None
    if sector in _WHOLE and {whole, phrase} & _WHOLE[sector] and gazetteer.state(country) is not None:
        return _whole(gazetteer, country, sector)
    return Actor(identifier(country, sectors, phrase), label or phrase, kind, country, sectors, office)


def unknown_actor(
    name: str, kind: ActorKind, country: str | None, sectors: tuple[str, ...], office: str | None
) -> Actor:
    """A person or body that the gazetteer does not know, as the document introduces it."""
    return Actor(identifier(country, sectors, name), name, kind, country, sectors, office)


def is_unknown(actor: Actor) -> bool:
    """Whether nothing but a name is known of an actor."""
    return actor.id.startswith(f"{UNKNOWN_COUNTRY}/{UNKNOWN_SECTOR}/")


def slot_country(code: str | None) -> str | None:
    """A code that stands for a state: None for the codes of bodies that belong to none."""
    return None if code in STATELESS else code
