"""The values of the gazetteer: entries with dated spells and memberships, roles, and matches in a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.types.resolution import ActorKind

Gender = Literal["Fem", "Masc"]
WordKind = Literal["demonym", "capital"]
Likeness = Literal["same", "spelling", "similar"]


def covers(start: date | None, end: date | None, on: date) -> bool:
    """Whether the half-open interval [start, end) contains the day; None leaves a side open."""
    return (start is None or start <= on) and (end is None or on < end)


@dataclass(frozen=True, slots=True)
class Spell:
    """An office held over [start, end), None = open; for a group, the sectors that it had over that time."""

    office: str
    country: str | None
    sectors: tuple[str, ...]
    start: date | None
    end: date | None

    def covers(self, on: date) -> bool:
        return covers(self.start, self.end, on)


@dataclass(frozen=True, slots=True)
class Membership:
    """A member of a bloc (or of a diffuse group) over [start, end), None = open."""

    id: str
    start: date | None
    end: date | None

    def covers(self, on: date) -> bool:
        return covers(self.start, self.end, on)


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor that the gazetteer knows.

    ``spells`` are in order of their start. ``prominence``: 3 a figure whom news names without introduction, 2 a head
    of state or government or a body of that rank, 1 a minister, 0 others. ``parent`` is the actor that it is part of.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...]
    wikidata: str | None = None
    spells: tuple[Spell, ...] = ()
    start: date | None = None
    end: date | None = None
    members: tuple[Membership, ...] = ()
    parent: str | None = None
    prominence: int = 0

    def spell_on(self, on: date | None) -> Spell | None:
        """The leading spell on a day (the latest without a day); the first of several that overlap is the highest."""
        if on is None:
            return self.spells[-1] if self.spells else None
        held = [spell for spell in self.spells if spell.covers(on)]
        return min(held, key=office_rank) if held else None

    def office_on(self, on: date | None) -> str | None:
        spell = self.spell_on(on)
        return spell.office or None if spell else None

    def sectors_on(self, on: date | None) -> tuple[str, ...]:
        """Sectors on a day. A person who has held an office before but none on that day is a former official: ELI.

        Before the first office that the sources date, it is the sector of the id: sources begin late more often than
        careers do.
        """
        spell = self.spell_on(on)
        if spell is not None:
            return spell.sectors
        held = any(spell.start is None or on is None or spell.start <= on for spell in self.spells)
        if self.kind == "person" and self.spells and not held:
            return (self.id.split("/")[1],)
        return ("ELI",) if self.kind == "person" and held and "GOV" in self.sectors else self.sectors

    def exists_on(self, on: date | None) -> bool:
        return on is None or covers(self.start, self.end, on)


def office_rank(spell: Spell) -> tuple[int, int]:
    """Rank of an office among those of one person: the state first, then its government, then whatever began last."""
    order = (
        "President", "Supreme Leader", "King", "Queen", "Emir", "Sultan", "Emperor", "Pope", "Prime Minister",
        "Chancellor", "Premier", "Secretary of State", "Minister of Foreign Affairs", "Vice President",
    )  # fmt: skip
    rank = order.index(spell.office) if spell.office in order else len(order)
    return (rank, -(spell.start.toordinal() if spell.start else 0))


@dataclass(frozen=True, slots=True)
class Role:
    """What a role noun means.

    ``person``: it denotes persons ("minister"), else a body or a thing ("ministry"). ``collective``: its singular
    denotes many ("army", "opposition"). ``unspecific``: it says nothing about the party ("man", "people").
    ``state``: it denotes the state itself or its government ("government", "country"). ``former``: "ex-president".
    """

    phrase: str
    sectors: tuple[str, ...]
    office: str | None = None
    person: bool = False
    collective: bool = False
    unspecific: bool = False
    state: bool = False
    former: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A name in a text. ``bare[i]`` says that entry i is meant only by its bare surname, so context must confirm it."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    bare: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Bearer:
    """An entry that a name may mean: by a bare name only or not, and how.

    ``likeness``: it has the very name, another spelling of it with the same key, or a name that is only similar;
    ``similarity`` of the keys is 100 where they are the same.
    """

    entry: Entry
    bare: bool
    likeness: Likeness
    similarity: float


@dataclass(frozen=True, slots=True)
class Word:
    """A demonym or the name of a capital in a text, with the code of its state."""

    start: int
    end: int
    kind: WordKind
    code: str
