"""Other countries in the same sentence: who acts says little about what is done, so the network should not learn it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from dragoman.resolution.gazetteer_tables import read_tables
from training.pairs import PairSentence

_OWN = {"AUS": "Australian", "GBR": "British", "NLD": "Dutch", "USA": "American"}


@dataclass(frozen=True, slots=True)
class StateNames:
    """The forms of every state, and which state and form a sequence of words is."""

    forms: tuple[tuple[str, str], ...]
    of: dict[tuple[str, ...], tuple[int, int]]
    longest: int


@cache
def state_names() -> StateNames:
    """States with a name and an adjective, from the package's gazetteer."""
    tables = read_tables()
    rows = [row.split("\t") for row in tables.rows["who.tsv"]]
    demonyms: dict[str, list[str]] = {}
    for kind, word, code in (row.split("\t") for row in tables.rows["words.tsv"]):
        if kind == "demonym" and word.istitle() and (not word.endswith("s") or word.endswith("ss")):
            demonyms.setdefault(code, []).append(word)
    # Demonyms of dependencies have the code of their state: the one that begins as the state's name does is its own.
    own = {code: next((d for d in words if d[:2] == name[:2]), words[0]) for code, name, words in _named(rows, demonyms)}
    forms = tuple((row[1], _OWN.get(row[0], own[row[0]])) for row in rows if row[0] in own)
    of = {tuple(form.split()): (at, kind) for at, both in enumerate(forms) for kind, form in enumerate(both)}
    return StateNames(forms, of, max(map(len, of)))


def _named(rows: list[list[str]], demonyms: dict[str, list[str]]) -> list[tuple[str, str, list[str]]]:
    return [(row[0], row[1], demonyms[row[0]]) for row in rows if row[2] == "state" and row[0] in demonyms]


def renamed(pair: PairSentence, chance: random.Random) -> PairSentence:
    """The pair with each state that it names exchanged for another, the same one wherever it stands."""
    names = state_names()
    words: list[str] = []
    roles: list[int] = []
    others: dict[int, int] = {}
    at = 0
    while at < len(pair.words):
        size, found = _name_at(pair, at, names)
        if found is None:
            new = [pair.words[at]]
        else:
            state, form = found
            new = names.forms[others.setdefault(state, chance.randrange(len(names.forms)))][form].split()
        words += new
        roles += [pair.roles[at]] * len(new)
        at += size
    return PairSentence(tuple(words), tuple(roles), pair.types)


def _name_at(pair: PairSentence, at: int, names: StateNames) -> tuple[int, tuple[int, int] | None]:
    """How many words to take, and the state and form that they are, if they are one and have one role."""
    for size in range(names.longest, 0, -1):
        found = names.of.get(pair.words[at : at + size])
        if found is not None and len(set(pair.roles[at : at + size])) == 1:
            return size, found
    return 1, None
