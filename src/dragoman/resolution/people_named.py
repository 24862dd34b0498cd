"""One name by itself, with or without title, to an actor: "Russian Foreign Minister Sergei Lavrov"."""

from __future__ import annotations

from datetime import date

from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.gazetteer_names import HONORIFICS
from dragoman.resolution.gazetteer_types import Entry
from dragoman.resolution.heads import head_of_body
from dragoman.resolution.identities import entry_actor, government, role_actor, state_actor
from dragoman.types.resolution import Actor


def parse_name(gazetteer: Gazetteer, name: str, on: date | None) -> Actor | None:
    """Tries the whole name, then the name less its leading words (the title), then a role of a state."""
    text = " ".join(name.split())
    text = text[4:] if text.lower().startswith("the ") else text
    state = gazetteer.capital(text)
    whole = gazetteer.lookup(text, on)
    if whole and (state is None or whole[0].kind != "person"):
        return _actor(gazetteer, whole[0], on)
    if state is not None:
        return government(gazetteer, state)
    country = title_country(gazetteer, text)
    words = text.split()
    for first in range(1, len(words)):
        if not is_title(gazetteer, words[:first]):
            continue
        entries = [e for e in gazetteer.lookup(" ".join(words[first:]), on) if e.kind == "person"]
        fitting = [e for e in entries if country is None or country in _countries(e)]
        if fitting:
            return _actor(gazetteer, fitting[0], on)
    return _head(gazetteer, text, on) or _role(gazetteer, text, country, on)


def is_title(gazetteer: Gazetteer, words: list[str]) -> bool:
    """Whether words before a name are a title or state, not its first part ("Pierre" of "Pierre Trudeau")."""
    last = words[-1].lower().rstrip(".")
    if last in HONORIFICS or gazetteer.demonym(words[-1]) or words[-1].endswith(("'s", "’s")):
        return True
    return any(gazetteer.role(" ".join(words[first:])) is not None for first in range(len(words)))


def _head(gazetteer: Gazetteer, text: str, on: date | None) -> Actor | None:
    """Whoever heads the body that an office names: "NATO Secretary General", "head of the IMF"."""
    for match in gazetteer.names_in(text):
        rest = text[match.end :].strip() or text[: match.start].strip().removesuffix(" the").removesuffix(" of")
        rest = rest.removeprefix("'s ").removeprefix("’s ")
        holder = head_of_body(gazetteer, match.entries[0], rest.lower(), on)
        if holder is not None:
            return entry_actor(holder, on)
    return None


def _actor(gazetteer: Gazetteer, entry: Entry, on: date | None) -> Actor:
    return state_actor(gazetteer, entry.id) if entry.kind == "state" else entry_actor(entry, on)


def _countries(entry: Entry) -> frozenset[str | None]:
    return frozenset({entry.country, *(spell.country for spell in entry.spells)})


def title_country(gazetteer: Gazetteer, text: str) -> str | None:
    """The state or body that a phrase names first, by demonym, capital or name."""
    found = [(word.start, word.code) for word in gazetteer.words_in(text)]
    found += [
        (match.start, match.entries[0].country)
        for match in gazetteer.names_in(text)
        if match.entries[0].kind != "person" and match.entries[0].country
    ]
    return min(found)[1] if found else None


def _role(gazetteer: Gazetteer, text: str, country: str | None, on: date | None) -> Actor | None:
    """A role of a state: "China's foreign minister", "Ukrainian officials"."""
    if country is None:
        return None
    office, _, _ = text.rpartition(" of ")
    if gazetteer.role(office.lower()) is not None:
        text = office  # "King of Jordan": the state is known already
    words = text.replace("’s", "").replace("'s", "").lower().split()
    for first in range(len(words)):
        phrase = " ".join(words[first:])
        role = gazetteer.role(phrase)
        if role is not None:
            holder = gazetteer.holder(country, role.office, on) if role.office else None
            if holder is not None and not role.former:
                return entry_actor(holder, on)
            return role_actor(gazetteer, country, role.sectors, phrase, kind="person" if role.person else "group")
    return None
