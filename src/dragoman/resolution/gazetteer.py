"""Who: states, bodies, blocs, groups and people with their names, offices and rosters as of a date.

Built by ``python -m knowledge.build``; see docs/gazetteer.md. Everything is read from package data, nothing fetched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from typing import cast

from rapidfuzz import fuzz, process

from dragoman.resolution.gazetteer_names import fold, key
from dragoman.resolution.gazetteer_search import Searcher
from dragoman.resolution.gazetteer_tables import COLUMNS, Tables, decode, decode_role, read_tables, words
from dragoman.resolution.gazetteer_types import (
    Bearer,
    Entry,
    Gender,
    Likeness,
    Match,
    Membership,
    Role,
    Spell,
    Word,
    WordKind,
)
from dragoman.resolution.own_actors import OwnActor
from dragoman.resolution.own_tables import with_own

__all__ = ["Bearer", "Entry", "Gazetteer", "Gender", "Match", "Membership", "Role", "Spell", "Word"]

_ID, _NAME = COLUMNS.index("id"), COLUMNS.index("name")
_NAMES, _BARE, _MEMBERS = COLUMNS.index("names"), COLUMNS.index("bare"), COLUMNS.index("members")
_HEADS = {"UNO": "secretary-general"}  # bodies of which the record country is the body itself
FUZZY_CUTOFF = 90.0
"""Similarity (rapidfuzz ratio, 0–100) from which another spelling counts as the same name."""
FUZZY_SHORTEST = 7
"""Keys shorter than this are never matched fuzzily: one letter makes another name of them."""


_Owner = tuple[str, bool, Likeness, float]  # id, whether by a bare name, how it bears the name, how alike


class Gazetteer:
    """What the tables say; nothing changes after loading but caches, so that threads may share it."""

    def __init__(self, tables: Tables) -> None:
        self.hash = tables.hash
        self.own = tables.own.actors
        self._package = tables.package or tables.hash
        self._files, self._extended = tables.own.files, tables.own.extended
        self._new = self._files.keys() - self._extended
        self._taken = tables.own.names
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
    def load(cls, own: Sequence[OwnActor] = ()) -> Gazetteer:
        """The gazetteer in the package with the user's own actors added.

        Raises GazetteerError where its tables are missing or of another version, ActorsError where an actor does not
        fit them.
        """
        return cls(with_own(read_tables(), own))

    def __reduce__(self) -> tuple[Callable[[Sequence[OwnActor]], Gazetteer], tuple[Sequence[OwnActor]]]:
        return Gazetteer.load, (self.own,)

    def source(self, identifier: str) -> str:
        """Where an entry comes from: the package's gazetteer with its short hash, or the user's file, or both."""
        file, package = self._files.get(identifier), f"package gazetteer {self._package[:12]}"
        if file is None:
            return package
        return f"{package}, extended by {file}" if identifier in self._extended else file

    def _index(self, row: str) -> None:
        cells = row.split("\t")
        identifier = cells[_ID]
        self._rows[identifier] = row
        bare = words(cells[_BARE])
        for name in dict.fromkeys((cells[_NAME], *words(cells[_NAMES]), *bare)):
            surface = fold(name)
            # A whole name of the user's files means their entry, and no other but those that they propose for it.
            proposed = name in bare and identifier in self._files
            if proposed or self._taken.get(surface, identifier) == identifier:
                self._surfaces[surface].append((identifier, name in bare))

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
        decoded.sort(key=lambda p: (p[1], p[0].id not in self._files, -p[0].prominence, p[0].id))
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

    def _nearest_keys(self, name: str, cutoff: float = FUZZY_CUTOFF) -> tuple[tuple[str, float], ...]:
        if len(name) < FUZZY_SHORTEST:
            return ()
        near = process.extract(name, self._key_list, scorer=fuzz.ratio, score_cutoff=cutoff, limit=5)
        return tuple((found, score) for found, score, _ in sorted(near, key=lambda item: (-item[1], item[0])))

    def lookup(self, name: str, on: date | None = None, fuzzy: bool = True) -> tuple[Entry, ...]:
        """Entries that the name may mean, best first: the very name, then its transliterations, then near spellings.

        Within each, whole names go before bare surnames, then whoever holds an office or exists on the day ``on``,
        then prominence. A near spelling is tried only where no exact one is known, and not at all without ``fuzzy``.
        """
        return tuple(bearer.entry for bearer in self.bearers(name, on) if fuzzy or bearer.likeness != "similar")

    def bearers(self, name: str, on: date | None = None, cutoff: float = FUZZY_CUTOFF) -> tuple[Bearer, ...]:
        """What ``lookup`` finds, with how each entry bears the name; near spellings from ``cutoff`` on."""
        surface, same = fold(name.strip()), key(name)
        exact: list[_Owner] = [(*owner, "same", 100.0) for owner in self._surfaces.get(surface, [])]
        whole = any(not bare for _, bare, _, _ in exact)
        if whole and (surface in self._taken or not any(self._is_person(owner[0]) for owner in exact)):
            return self._ranked(exact, on)
        # The user's new entries do not take over the names of the package that are merely spelled like theirs.
        spelled = (owner for owner in self._owners(same) if not (whole and owner[0] in self._new))
        owners = [*exact, *((*owner, "spelling", 100.0) for owner in spelled)]
        if not owners:
            near = self._fuzzy(same, cutoff)
            owners = [(*owner, "similar", score) for found, score in near for owner in self._owners(found)]
        return self._ranked(owners, on, own_first=not whole)

    def _is_person(self, identifier: str) -> bool:
        return self._entry(identifier).kind == "person"

    def _ranked(self, owners: Sequence[_Owner], on: date | None, own_first: bool = False) -> tuple[Bearer, ...]:
        """The user's entries go first where nobody of the package has the very name outright."""
        best: dict[str, Bearer] = {}
        for identifier, is_bare, likeness, similarity in owners:
            known = best.get(identifier)
            if known is None:
                best[identifier] = Bearer(self._entry(identifier), is_bare, likeness, similarity)
            elif known.bare and not is_bare:
                best[identifier] = replace(known, bare=False)
        mine = self._files if own_first else {}
        order = sorted(
            best.values(),
            key=lambda b: (b.bare, b.entry.id not in mine, not stands(b.entry, on), -b.entry.prominence, b.entry.id),
        )
        return tuple(order)

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

    @cached_property
    def role_ends(self) -> frozenset[str]:
        """The last words of all role phrases, lower case: a phrase that ends otherwise is none."""
        return frozenset(end for phrase in self._roles for end in (phrase.split(" ")[-1], phrase.split("-")[-1]))

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
        own = [identifier for identifier in found if on is not None and identifier in self._files]
        return self._entry((own or found)[-1]) if found else None

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


def stands(entry: Entry, on: date | None) -> bool:
    """Whether an entry is what it is named as on a day: a person in office, anything else within its dates."""
    if entry.kind == "person":
        return bool(entry.spell_on(on)) if on else any(spell.end is None for spell in entry.spells)
    return entry.exists_on(on)
