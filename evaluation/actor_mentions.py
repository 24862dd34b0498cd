"""Mentions of parties as annotated and as read, and what counts as the same mention, party and office."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.types.record import Reading
from dragoman.types.resolution import Actor

# Words after which a phrase only says more of what its head names ("leaders | of the opposition").
AFTER_HEAD = re.compile(r"\s(?:of|from|in|to|aged|working|who)\b.*|\s\([^)]*\)$", re.DOTALL)
ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
WORD = re.compile(r"\w+")
# Words that do not tell one office or person from another.
EMPTY_WORDS = frozenset("of the for and al de to state secretary".split())
RANKS = frozenset("deputy vice".split())
SPELLINGS = {"defense": "defence", "spokesman": "spokesperson", "spokeswoman": "spokesperson"}


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated mention. Countries (None: of none), sectors and offices list what is acceptable, the best first."""

    document: int
    start: int
    end: int
    form: str
    region: str
    year: int
    none: bool = False
    countries: tuple[str | None, ...] = (None,)
    sectors: tuple[str, ...] = ()
    kind: str = ""
    offices: tuple[str, ...] = ()
    who: str = ""
    members: frozenset[str] = frozenset()


class Read(NamedTuple):
    """One mention as read: its span and the parties that it denotes, groups with the countries of their members."""

    start: int
    end: int
    names: tuple[str, ...]
    countries: frozenset[str | None]
    sectors: tuple[str, ...]
    offices: tuple[str, ...]


class Marks(NamedTuple):
    """What is right about a mention; None where the annotation does not say."""

    found: bool
    country: bool | None
    sector: bool | None
    main_sector: bool | None
    who: bool | None
    office: bool | None
    members: bool | None


def read_gold(path: Path) -> list[Gold]:
    return [_gold(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _gold(row: dict[str, Any]) -> Gold:
    place = (row["document"], row["start"], row["end"], row["form"], row["region"], row["year"])
    if row.get("none"):
        return Gold(*place, none=True)
    countries = (row["country"], *row.get("country_or", ()))
    members = frozenset(row.get("members", ()))
    offices = (row["office"], *row.get("office_or", ())) if "office" in row else ()
    known = tuple(row["sectors"]), row["kind"], offices, row.get("who", ""), members
    return Gold(*place, False, countries, *known)


def mentions_of(reading: Reading) -> list[Read]:
    """Every mention of a reading that denotes parties."""
    actors = {actor.id: actor for actor in reading.resolution.actors}
    found = []
    for mention in reading.resolution.mentions:
        parties = [actors[name] for name in mention.actors if name in actors]
        if parties:
            found.append(_read(mention.start, mention.end, parties, actors))
    return found


def _read(start: int, end: int, parties: list[Actor], actors: dict[str, Actor]) -> Read:
    countries = frozenset(country for party in parties for country in countries_of(party, actors))
    sectors = tuple(dict.fromkeys(sector for party in parties for sector in party.sectors))
    offices = tuple(party.office for party in parties if party.office)
    return Read(start, end, tuple(party.name for party in parties), countries, sectors, offices)


def countries_of(party: Actor, actors: dict[str, Actor]) -> frozenset[str | None]:
    """The country of a party; of a group without one, those of its members."""
    members = [actors[name].country for name in party.members if name in actors]
    return frozenset(members) if members and party.country is None else frozenset({party.country})


def best(gold: Gold, reads: Iterable[Read], text: str) -> Read | None:
    """The read mention that is meant: the same span but for an article, else the closest one with the head word."""
    fitting = [read for read in reads if fits(gold, read, text)]
    return max(fitting, key=lambda read: (likeness(gold, read, text), -read.start), default=None)


def fits(gold: Gold, read: Read, text: str) -> bool:
    """Whether a read mention may be the annotated one. A pronoun and what is no party need (nearly) the span itself."""
    if gold.form == "pronoun":
        return (gold.start, gold.end) == (read.start, read.end)
    if gold.none:
        return likeness(gold, read, text) >= 0.5
    first, last = head(text, gold.start, gold.end)
    return read.start <= first and last <= read.end


def head(text: str, start: int, end: int) -> tuple[int, int]:
    """The last word of a phrase before what only says more of it."""
    words = list(WORD.finditer(AFTER_HEAD.sub("", text[start:end])))
    return (start + words[-1].start(), start + words[-1].end()) if words else (start, end)


def likeness(gold: Gold, read: Read, text: str) -> float:
    """Characters in common as a share of all that either covers; articles do not count."""
    (a, b), (c, d) = (_bare(text, span.start, span.end) for span in (gold, read))
    return max(0, min(b, d) - max(a, c)) / (max(b, d) - min(a, c))


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    article = ARTICLE.match(text[start:end])
    return start + (article.end() if article else 0), end


def marks(gold: Gold, read: Read | None) -> Marks:
    """What a read mention has right; one that was not found has nothing right."""
    named = gold.kind == "person" and bool(gold.who)
    return Marks(
        read is not None,
        None if gold.members else read is not None and read.countries <= frozenset(gold.countries),
        (read is not None and not set(gold.sectors).isdisjoint(read.sectors)) if gold.sectors else None,
        (read is not None and read.sectors[:1] == gold.sectors[:1]) if gold.sectors else None,
        (read is not None and any(same_words(gold.who, name) for name in read.names)) if named else None,
        (read is not None and any(alike(g, r) for g in gold.offices for r in read.offices)) if gold.offices else None,
        (read is not None and read.countries == gold.members) if gold.members else None,
    )


def same_words(one: str, other: str) -> bool:
    """Whether two names share a word, accents and case aside."""
    return bool(_words(one) & _words(other))


def alike(one: str, other: str) -> bool:
    """Whether two offices of one rank share at least half of their words, or one says the other and more."""
    a, b = _words(one), _words(other)
    if a & RANKS != b & RANKS or not a & b:
        return False
    return 2 * len(a & b) >= len(a | b) or (a < b and len(a) > 1)


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return {SPELLINGS.get(word, word) for word in WORD.findall(letters) if len(word) > 1} - EMPTY_WORDS
