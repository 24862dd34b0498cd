"""Which place a name means: what the words beside it say, and what the other names of the document make likely.

Every reading has a score in which a point is about a factor of ten in population. What the names stand beside ("Jeddah,
Saudi Arabia", "Shan state") is told first; then all names vote in rounds (``place_votes.py``) for the countries, divisions
and neighbourhoods in which their likely readings lie.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.resolution.place_mentions import Name
from dragoman.resolution.place_names import fold
from dragoman.resolution.place_table import Entry, place_words
from dragoman.resolution.place_votes import voted

_BASE = {"country": 2.0, "demonym": 11.0, "region": 8.0, "water": 8.0, "capital": 1.5, "site": 7.0, "division": 1.0}
_COUNTED = frozenset({"city", "capital", "division", "country"})
_CONTAINER, _DIVISION, _TOWN, _LISTED, _INSIDE, _AGREEMENT = 6.0, 5.0, 3.0, 2.0, 5.0, 0.8
# A division that is called like a town in it gives way to the town, unless the town is only a small part of it.
_SAME_NAME, _SMALL_PART = 3.2, 10
# One that is called like its country ("Mexico", "Panama") is named with a word of its own.
_LIKE_ITS_COUNTRY = 6.0
_ALIAS = 0.7
_METROPOLIS = 100_000
_HINTED, _UNHINTED = 0.5, 2.0


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside a name: what contains it, what it contains, and its neighbours in a list."""

    container: Name | None
    inside: Name | None
    listed: tuple[Name, ...]


def readings(text: str, names: Sequence[Name]) -> list[tuple[Name, Entry]]:
    """The place that each name means; without the doubtful names that nothing else in the document speaks for."""
    scored = [
        [_score(entry, name, text, _around(text, names, index)) for entry in name.entries] for index, name in enumerate(names)
    ]
    scored, support = voted(names, _agreed(text, names, scored))
    chosen = [name.entries[scores.index(max(scores))] for name, scores in zip(names, scored, strict=True)]
    sure = {text[name.start : name.end] for name in names if not name.doubtful}
    return [
        (name, entry) for name, entry, near in zip(names, chosen, support, strict=True)
        if not name.doubtful or text[name.start : name.end] in sure or near >= _least(text, name)
        or (entry.population >= _METROPOLIS and _is_hit(text, name))
    ]  # fmt: skip


def _least(text: str, name: Name) -> float:
    """How many places near by must speak for a doubtful name; where only a place can stand, one is enough."""
    before = re.search(r"(\w+)\s$", text[max(0, name.start - 24) : name.start])
    return _HINTED if before and before[1].lower() in place_words("locatives") else _UNHINTED


def _is_hit(text: str, name: Name) -> bool:
    """Whether a name is what an attack is on: "a missile attack on Kharkiv", "strikes Odesa"; taggers take it for a person."""
    before = re.search(r"(\w+)(?: on| at)?\s$", text[max(0, name.start - 24) : name.start])
    return before is not None and before[1].lower() in place_words("strikes")


def _agreed(text: str, names: Sequence[Name], scored: Sequence[Sequence[float]]) -> list[list[float]]:
    """The evidence of the clearest mention of a name counts for the others nearly as much."""
    evidence: dict[tuple[str, Entry], float] = {}
    for name, scores in zip(names, scored, strict=True):
        for entry, score in zip(name.entries, scores, strict=True):
            key = (text[name.start : name.end], entry)
            evidence[key] = max(evidence.get(key, 0.0), score)
    return [
        [max(s, s + _AGREEMENT * (evidence[text[name.start : name.end], e] - s)) for e, s in zip(name.entries, scores, strict=True)]
        for name, scores in zip(names, scored, strict=True)
    ]


def _around(text: str, names: Sequence[Name], index: int) -> Around:
    """The name that says where this one lies, the one that it says so of, and its neighbours in a list."""
    name = names[index]
    before = names[index - 1] if index else None
    after = names[index + 1] if index + 1 < len(names) else None
    return Around(
        after if after and _contained(text, name, after) else None,
        before if before and _contained(text, before, name) else None,
        tuple(other for other in (before, after) if other and _listed(text, *sorted((name, other), key=_start))),
    )


def _start(name: Name) -> int:
    return name.start


def _listed(text: str, first: Name, second: Name) -> bool:
    """"Texas and Georgia", "Oregon, New Mexico"."""
    return text[first.end : second.start].strip() in (",", "and", ", and", "or", "&", ", or")


def _prominence(entry: Entry) -> float:
    return _BASE.get(entry.kind, 0.0) + (math.log10(entry.population + 10) if entry.kind in _COUNTED else 0.0)


def _contained(text: str, name: Name, following: Name) -> bool:
    """"Jeddah, Saudi Arabia", "Mosul in Iraq", "Sincelejo in northern Sucre department"."""
    between = text[name.end : following.start]
    return name.sentence == following.sentence and bool(
        re.fullmatch(r",\s|\s\(|,?\s(?:located\s|situated\s|based\s)?(?:in|of)\s(?:the\s)?(?:\w{1,12}\s){0,3}|,\s(?:in\s)?(?:the\s)?(?:\w{1,12}\s){0,2}", between)
    )


def _score(entry: Entry, name: Name, text: str, around: Around) -> float:
    """How likely a reading is by itself and by the words beside the name."""
    score = _prominence(entry)
    if entry.kind == "city" and fold(text[name.start : name.end]) != entry.key:
        score -= _ALIAS
    if entry.kind == "division" and any(_seat(other, entry) for other in name.entries):
        score -= _SAME_NAME
    if entry.kind == "division" and any(other.kind == "country" and other.country == entry.country for other in name.entries):
        score -= _LIKE_ITS_COUNTRY
    return score + _beside(entry, name, text) + _by_neighbours(entry, name, around)


def _seat(town: Entry, division: Entry) -> bool:
    """Whether a division is called like a town of weight in it."""
    return town.kind in ("city", "capital") and town.admin == division.admin and _SMALL_PART * town.population > division.population


def _beside(entry: Entry, name: Name, text: str) -> float:
    """What the words right behind and before a name add: "Shan state", "the town of …"."""
    after = re.match(r"\s(\w+)(?!\s(?:court|judge|attorney|council|championship))\b", text[name.end : name.end + 40])
    if after and after[1] in place_words("division_words") and entry.kind == "division":
        return _DIVISION
    before = re.search(r"(\w+)(?:\sof)?\s$", text[max(0, name.start - 24) : name.start])
    if before and before[1].lower() in place_words("division_words") and entry.kind == "division":
        return _DIVISION
    town = before and before[1] in place_words("town_words") and entry.kind in ("city", "capital")
    return _TOWN if town else 0.0


def _by_neighbours(entry: Entry, name: Name, around: Around) -> float:
    score = 0.0
    # A list of countries is no address ("South Korea, China, Japan").
    if around.container is not None and not any(other.kind == "country" for other in name.entries):
        states = {outer.country for outer in around.container.entries if outer.kind == "division"}
        # "Georgia, Oklahoma, Pennsylvania" are three states; "Washington, Pennsylvania" is a town with its state.
        peers = around.listed and any(e.kind == "division" and e.country in states for e in name.entries)
        score += _CONTAINER * any(_holds(outer, entry) for outer in around.container.entries) * (not peers)
    if around.inside is not None and entry.kind == "division":
        score += _INSIDE * any(_holds(entry, inner) for inner in around.inside.entries)
    if entry.kind == "division":
        divisions = [{e.country for e in other.entries if e.kind == "division"} for other in around.listed]
        score += sum(_LISTED for countries in divisions if entry.country in countries)
    return score


def _holds(outer: Entry, inner: Entry) -> bool:
    """Whether a country or division contains a place."""
    if outer.kind == "country" or (outer.kind == "region" and not outer.admin):
        return outer.country is not None and outer.country == inner.country and inner.kind not in ("country", "demonym")
    return outer.kind in ("division", "region") and outer.admin == inner.admin and inner.kind in ("city", "capital")
