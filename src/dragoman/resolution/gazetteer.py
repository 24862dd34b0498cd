"""Who: states, bodies, blocs, groups and people with their names, offices and rosters as of a date.

Built by ``python -m knowledge.build``; see docs/gazetteer.md. Everything is read from package data, nothing fetched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from typing import cast

import ahocorasick_rs
from rapidfuzz import fuzz, process

from dragoman.resolution.gazetteer_names import fold, key
from dragoman.resolution.gazetteer_tables import COLUMNS, Tables, decode, decode_role, read_tables, words
from dragoman.resolution.gazetteer_types import Entry, Gender, Match, Membership, Role, Spell, Word, WordKind

__all__ = ["Entry", "Gazetteer", "Gender", "Match", "Membership", "Role", "Spell", "Word"]

_ID, _NAME = COLUMNS.index("id"), COLUMNS.index("name")
_NAMES, _BARE, _MEMBERS = COLUMNS.index("names"), COLUMNS.index("bare"), COLUMNS.index("members")
_HEADS = {"UNO": "secretary-general"}  # bodies of which the record country is the body itself
FUZZY_CUTOFF = 90.0
"""Similarity (rapidfuzz ratio, 0–100) from which another spelling counts as the same name."""
FUZZY_SHORTEST = 7
"""Keys shorter than this are never matched fuzzily: one letter makes another name of them."""


class Searcher:
    """Longest word-bounded occurrences of a set of folded surfaces."""

    def __init__(self, surfaces: Iterable[str]) -> None:
        self.surfaces = sorted(surfaces)
        self._automaton = ahocorasick_rs.AhoCorasick(self.surfaces)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, surface), leftmost and longest first, not overlapping; offsets in code points of ``text``."""
        folded = fold(text)
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        bounded = sorted((start, -end, index) for index, start, end in found if is_bounded(folded, start, end))
        reached = 0
        for start, minus_end, index in bounded:
            if start >= reached:
                reached = -minus_end
                yield start, reached, self.surfaces[index]


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit goes on before ``start`` or after ``end``."""
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return before and (end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum()))


class Gazetteer:
    """What the tables say; nothing changes after loading but caches, so that threads may share it."""

    def __init__(self, tables: Tables) -> None:
        self.hash = tables.hash
        self._rows: dict[str, str] = {}
        self._surfaces: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for row in tables.rows["who.tsv"]:
            self._index(row)
        self._words: dict[str, dict[str, str]] = defaultdict(dict)
        for row in tables.rows["words.tsv"]:
            kind, word, value = row.split("\t")
            self._words[kind][word] = value
        self._keys = dict(row.split("\t", 1) for row in tables.rows["keys.tsv"])
        self._roles = {row.split("\t", 1)[0]: row for row in tables.rows["roles.tsv"]}
        self._entry = lru_cache(maxsize=None)(self._decode)
        self._fuzzy = lru_cache(maxsize=8192)(self._nearest_keys)
        self._held = lru_cache(maxsize=512)(self._holders)

    @classmethod
    def load(cls) -> Gazetteer:
        """The gazetteer in the package. Raises GazetteerError where its tables are missing or of another version."""
        return cls(read_tables())

    def __reduce__(self) -> tuple[Callable[[], Gazetteer], tuple[()]]:
        return Gazetteer.load, ()

    def _index(self, row: str) -> None:
        cells = row.split("\t")
        identifier = cells[_ID]
        self._rows[identifier] = row
        bare = words(cells[_BARE])
        for name in (cells[_NAME], *words(cells[_NAMES])):
            if name not in bare:
                self._surfaces[fold(name)].append((identifier, False))
        for name in bare:
            self._surfaces[fold(name)].append((identifier, True))

    def _decode(self, identifier: str) -> Entry:
        return decode(self._rows[identifier])

    def entry(self, identifier: str) -> Entry | None:
        """The entry with this id."""
        return self._entry(identifier) if identifier in self._rows else None

    def entries(self) -> Iterator[Entry]:
        """All entries in the order of the tables."""
        return map(self._entry, self._rows)

    # --- names in a text

    @cached_property
    def _names(self) -> Searcher:
        return Searcher({*self._surfaces, *self._words["mask"]})

    def names_in(self, text: str) -> tuple[Match, ...]:
        """All longest word-bounded names in the text, left to right, case kept, accents and apostrophes alike.

        A phrase in which a name means something else ("South China Sea") hides that name. Several entries may share
        a name: those meant by it outright come before those meant by a bare surname, then by prominence.
        """
        found = ((start, end, self._surfaces.get(surface)) for start, end, surface in self._names.find(text))
        return tuple(self._match(start, end, owners) for start, end, owners in found if owners)

    def _match(self, start: int, end: int, owners: list[tuple[str, bool]]) -> Match:
        decoded = [(self._entry(identifier), bare) for identifier, bare in dict.fromkeys(owners)]
        decoded.sort(key=lambda pair: (pair[1], -pair[0].prominence, pair[0].id))
        return Match(start, end, tuple(entry for entry, _ in decoded), tuple(bare for _, bare in decoded))

    @cached_property
    def _state_words(self) -> Searcher:
        return Searcher({*self._words["demonym"], *self._words["capital"], *self._words["mask"]})

    def words_in(self, text: str) -> tuple[Word, ...]:
        """Demonyms and names of capitals in the text, longest first, left to right."""
        kinds: tuple[WordKind, ...] = ("demonym", "capital")
        return tuple(
            Word(start, end, kind, self._words[kind][surface])
            for start, end, surface in self._state_words.find(text)
            for kind in kinds
            if surface in self._words[kind]
        )

    # --- one name

    def _owners(self, name: str) -> list[tuple[str, bool]]:
        return [(owner.removeprefix("?"), owner.startswith("?")) for owner in words(self._keys.get(name, ""))]

    @cached_property
    def _key_list(self) -> tuple[str, ...]:
        return tuple(sorted(name for name in self._keys if len(name) >= FUZZY_SHORTEST))

    def _nearest_keys(self, name: str) -> tuple[str, ...]:
        if len(name) < FUZZY_SHORTEST:
            return ()
        near = process.extract(name, self._key_list, scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF, limit=5)
        return tuple(found for found, _, _ in sorted(near, key=lambda item: (-item[1], item[0])))

    def lookup(self, name: str, on: date | None = None) -> tuple[Entry, ...]:
        """Entries that the name may mean, best first: the very name, then its transliterations, then near spellings.

        Within each, whole names go before bare surnames, then whoever holds an office or exists on the day ``on``,
        then prominence. A near spelling is tried only where no exact one is known.
        """
        exact = self._surfaces.get(fold(name.strip()), [])
        same = key(name)
        if any(not bare for _, bare in exact) and not any(self._is_person(identifier) for identifier, _ in exact):
            return self._ranked(exact, on)
        owners = [*exact, *self._owners(same)] or [owner for near in self._fuzzy(same) for owner in self._owners(near)]
        return self._ranked(owners, on)

    def _is_person(self, identifier: str) -> bool:
        return self._entry(identifier).kind == "person"

    def _ranked(self, owners: Iterable[tuple[str, bool]], on: date | None) -> tuple[Entry, ...]:
        bare: dict[str, bool] = {}
        for identifier, is_bare in owners:
            bare[identifier] = bare.get(identifier, True) and is_bare
        decoded = [self._entry(identifier) for identifier in bare]
        decoded.sort(key=lambda e: (bare[e.id], not _stands(e, on), -e.prominence, e.id))
        return tuple(decoded)

    # --- states, words, offices, rosters

    def state(self, code: str) -> Entry | None:
        """The entry of a state by its alpha-3 code; a dependency gives its state."""
        return self.entry(self.parent_state(code))

    def parent_state(self, code: str) -> str:
        """The code of the state that a territory's code folds into; other codes as they are."""
        return self._words["territory"].get(code, code)

    def demonym(self, word: str) -> str | None:
        """ "Russian", "Russians", "Afghan" → code of the state."""
        return self._words["demonym"].get(fold(word))

    def capital(self, name: str) -> str | None:
        """The state whose government the name of this capital can stand for."""
        return self._words["capital"].get(fold(name))

    def gender(self, name: str) -> Gender | None:
        """ "Fem" or "Masc" where the whole name or the given name tells it."""
        known = self._words["gender"]
        plain = fold(name)
        return cast(Gender | None, known.get(plain) or known.get(plain.split(" ")[0]))

    def role(self, phrase: str) -> Role | None:
        """What a role noun means; the phrase in lower case and singular or as listed."""
        row = self._roles.get(fold(phrase).lower())
        return decode_role(row) if row else None

    def office_class(self, office: str, country: str | None = None) -> str:
        """What offices of one function share, lower case: "Secretary of State" of the USA → "foreign minister"."""
        form = fold(office).lower().removeprefix("the ").removeprefix("acting ").removeprefix("interim ")
        offices = self._words["office"]
        return offices.get(f"{form}@{country}") or offices.get(form, form)

    def _holders(self, country: str, office: str) -> tuple[tuple[date, Spell, str], ...]:
        mark = f"~{country}~"
        found = [
            (spell.start or date.min, spell, identifier)
            for identifier, row in self._rows.items()
            if mark in row and self._is_person(identifier)
            for spell in self._entry(identifier).spells
            if spell.country == country and self.office_class(spell.office, country) == office
        ]
        return tuple(sorted(found, key=lambda item: (item[0], item[2])))

    def holder(self, country: str, office: str, on: date | None) -> Entry | None:
        """Who held an office on a day; without a day, who holds it by the latest date known."""
        held = self._held(self.parent_state(country), self.office_class(office, country))
        found = [identifier for _, spell, identifier in held if on is None or spell.covers(on)]
        return self._entry(found[-1]) if found else None

    def head(self, body: str, on: date | None) -> Entry | None:
        """Who heads a body that belongs to no state on a day: of "IGO/nato" its Secretary General."""
        office = _HEADS.get(body, f"head of {body.lower()}")
        return self.holder(body.split("/")[0], office, on)

    def members(self, actor_id: str, on: date | None) -> tuple[str, ...]:
        """Ids of the members of a bloc or diffuse group on a day (all current ones without a day), sorted."""
        entry = self.entry(actor_id)
        if entry is None:
            return ()
        return tuple(sorted({m.id for m in entry.members if (m.end is None if on is None else m.covers(on))}))


def _stands(entry: Entry, on: date | None) -> bool:
    """Whether an entry is what it is named as on a day: a person in office, anything else within its dates."""
    if entry.kind == "person":
        return bool(entry.spell_on(on)) if on else any(spell.end is None for spell in entry.spells)
    return entry.exists_on(on)
