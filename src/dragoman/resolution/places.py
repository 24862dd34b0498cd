"""Where: the places that a document names, each resolved to one place of the table.

A name is read by population, by the countries and divisions that the text names around it, and by what stands beside it
("Jeddah, Saudi Arabia", "Shan state", "the town of …"). Adjectives and nouns of nationality are places of kind
``demonym`` at their country.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from dragoman.resolution.place_names import fold
from dragoman.resolution.place_table import Entry, PlaceTable, place_words
from dragoman.types.analysis import Analysis, EntityMention, Sentence
from dragoman.types.document import Document
from dragoman.types.resolution import Place, PlaceKind

LONGEST = 6
# A town of which nothing but its name speaks must be as large as this.
KNOWN = 100_000
_BASE = {"country": 12.0, "demonym": 11.0, "region": 8.0, "water": 8.0, "capital": 1.5, "site": 7.0, "division": 0.0}
_CONTAINER, _DIVISION, _TOWN, _LISTED, _INSIDE, _AGREEMENT = 6.0, 5.0, 3.0, 2.0, 5.0, 0.8
# A division that is called like a town in it gives way to the town.
_SAME_NAME = 2.2
_SAME_SENTENCE, _SAME_DIVISION, _SHARE, _ALIAS = 1.0, 1.5, 3.0, 0.7
_ABBREVIATED = re.compile(r"\b[A-Z]\.$")
_SHORT = frozenset({"country", "capital", "region", "water", "site", "division"})
_SURE = frozenset({"country", "capital", "region", "water", "demonym", "site"})


@dataclass(frozen=True, slots=True)
class Name:
    """A span of the text that is the name of one or more places."""

    start: int
    end: int
    sentence: int
    first: int
    last: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Setting:
    """What a document names: how often each country, which divisions, and the countries of each sentence."""

    countries: Counter[str]
    divisions: frozenset[str]
    nearby: dict[int, frozenset[str]]

    def share(self, country: str | None) -> float:
        total = sum(self.countries.values())
        return self.countries[country] / total if country and total else 0.0


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside a name: what contains it, what it contains, and its neighbours in a list."""

    container: Name | None
    inside: Name | None
    listed: tuple[Name, ...]


def find_places(document: Document, analysis: Analysis, places: PlaceTable) -> tuple[Place, ...]:
    """The places that a document names, in text order; names inside those of persons and bodies are none."""
    persons = _persons(document.text, analysis)
    names = [name for sentence in analysis.sentences for name in _names(document.text, sentence, analysis, places)]
    names = [name for name in names if _sure(name) or document.text[name.start : name.end] not in persons]
    setting = _setting(names)
    scored = []
    for index, name in enumerate(names):
        around = _around(document.text, names, index)
        scored.append([_score(entry, name, document.text, setting, around) for entry in name.entries])
    return tuple(_place(name, entry) for name, entry in zip(names, _agreed(document.text, names, scored), strict=True))


def _agreed(text: str, names: Sequence[Name], scored: Sequence[Sequence[float]]) -> list[Entry]:
    """The best reading of each name; the evidence of its clearest mention counts for the others nearly as much."""
    evidence: dict[tuple[str, Entry], float] = {}
    for name, scores in zip(names, scored, strict=True):
        for entry, score in zip(name.entries, scores, strict=True):
            key = (text[name.start : name.end], entry)
            evidence[key] = max(evidence.get(key, 0.0), score)
    chosen = []
    for name, scores in zip(names, scored, strict=True):
        best = [max(s, s + _AGREEMENT * (evidence[text[name.start : name.end], e] - s)) for e, s in zip(name.entries, scores, strict=True)]
        chosen.append(name.entries[best.index(max(best))])
    return chosen


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


def _persons(text: str, analysis: Analysis) -> frozenset[str]:
    """The words of the names of persons: a town called like one of them is likelier that person again."""
    spans = [text[mention.start : mention.end] for mention in analysis.entities if mention.type == "Person"]
    return frozenset(word for span in spans for word in span.split() if word[:1].isupper())


def _sure(name: Name) -> bool:
    return any(entry.kind in _SURE or entry.population >= KNOWN for entry in name.entries)


def _place(name: Name, entry: Entry) -> Place:
    slug = re.sub(r"[^a-z0-9]+", "-", fold(entry.name)).strip("-")
    kind = "city" if entry.kind == "capital" else entry.kind
    return Place(
        f"geonames:{entry.geonames}" if entry.geonames else f"place:{slug}", name.start, name.end, entry.name,
        entry.country, entry.latitude, entry.longitude, entry.geonames, cast(PlaceKind, kind),
    )  # fmt: skip


def _names(text: str, sentence: Sentence, analysis: Analysis, places: PlaceTable) -> Iterator[Name]:
    """The longest names of the table in a sentence, left to right."""
    mentions = [mention for mention in analysis.entities if mention.sentence == sentence.index]
    first = 0
    while first < len(sentence.tokens):
        name = _name_at(text, sentence, first, mentions, places)
        if name:
            yield name
        first = name.last + 1 if name else first + 1


def _name_at(
    text: str, sentence: Sentence, first: int, mentions: Sequence[EntityMention], places: PlaceTable
) -> Name | None:
    tokens = sentence.tokens
    if not tokens[first].text[:1].isalpha():
        return None
    lower = not tokens[first].text[:1].isupper()
    if lower and (first + 1 >= len(tokens) or not tokens[first + 1].text[:1].isupper()):
        return None
    if not places.begins(tokens[first].text):
        return None
    for last in range(min(first + LONGEST, len(tokens)) - 1, first - 1, -1):
        start, end = tokens[first].start, tokens[last].end
        if not tokens[last].text[:1].isalnum() and not (last > first and _ABBREVIATED.search(text[start:end])):
            continue
        entries = places.named(text[start:end])
        entries = _allowed(text, sentence, (first, last), entries, mentions) if entries else ()
        if entries:
            return Name(start, end, sentence.index, first, last, entries)
    return None


def _allowed(
    text: str, sentence: Sentence, span: tuple[int, int], entries: tuple[Entry, ...], mentions: Sequence[EntityMention]
) -> tuple[Entry, ...]:
    """The readings that the entities around a name and its own form allow."""
    first, last = span
    words = text[sentence.tokens[first].start : sentence.tokens[last].end]
    after = sentence.tokens[last + 1].text.lower() if last + 1 < len(sentence.tokens) else ""
    if after in place_words("diseases"):
        return ()
    if words[:1].islower() and not any(entry.kind in ("region", "water") for entry in entries):
        return ()
    if words.isupper() and len(re.sub(r"\W", "", words)) <= 4 and not any(e.kind in _SHORT for e in entries):
        return ()
    around = [m for m in mentions if m.first <= last and first <= m.last]
    mention = max(around, key=lambda m: (m.last - m.first, -m.first), default=None)
    return _by_entity(sentence, span, words, entries, mention)


def _by_entity(
    sentence: Sentence, span: tuple[int, int], words: str, entries: tuple[Entry, ...], mention: EntityMention | None
) -> tuple[Entry, ...]:
    whole = mention is not None and (mention.first, mention.last) == span
    kind = mention.type if mention else None
    sure = tuple(entry for entry in entries if entry.kind in _SURE or entry.population >= KNOWN)
    if kind == "Location":
        inner = not whole and not _address(sentence, mention)
        if inner and fold(words) in place_words("ambiguous"):
            return ()
        return sure if inner else entries
    if kind == "NORP":
        return tuple(entry for entry in entries if entry.kind in ("demonym", "country", "region"))
    if kind in ("Person", "Product", "Misc", "Date", "Money"):
        return tuple(entry for entry in sure if entry.kind in ("country", "demonym")) if kind == "Misc" and whole else ()
    if kind == "Organization" and not whole:
        return sure if _possessor(sentence, span) or fold(words) in place_words("acronyms") else ()
    if kind == "Event" and not whole:
        return ()
    if kind == "Facility":
        return tuple(entry for entry in entries if entry.kind == "site") if whole else sure
    if fold(words) in place_words("ambiguous") or _in_name(sentence, span):
        return ()
    proper = sentence.tokens[span[1]].upos == "PROPN" or " " in words
    return tuple(entry for entry in sure if proper or entry.kind == "demonym")


def _address(sentence: Sentence, mention: EntityMention | None) -> bool:
    """Whether a mention strings several places together ("Sibi, Balochistan")."""
    return mention is not None and any(t.text in (",", "(", "/") for t in sentence.tokens[mention.first : mention.last + 1])


def _possessor(sentence: Sentence, span: tuple[int, int]) -> bool:
    """"China's Foreign Ministry": the name owns the body, it is no part of the body's name."""
    after = span[1] + 1
    return after < len(sentence.tokens) and sentence.tokens[after].text.lower() in ("'s", "’s", "'", "’")


def _in_name(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a word is part of a longer proper name ("Jack London", "London Breed")."""
    first, last = span
    tokens = sentence.tokens
    if tokens[first].deprel.startswith("flat") and tokens[first].head < first and tokens[tokens[first].head].upos == "PROPN":
        return True
    return any(
        child > last and tokens[child].deprel.startswith("flat") and tokens[child].text[:1].isupper()
        for index in range(first, last + 1)
        for child in sentence.children[index]
    )


def _setting(names: Sequence[Name]) -> Setting:
    """Counts the countries of the names that can only be read one way, and the divisions that are named."""
    countries: Counter[str] = Counter()
    divisions: set[str] = set()
    nearby: dict[int, set[str]] = {}
    for name in names:
        best = max(name.entries, key=lambda entry: (_prominence(entry), -name.entries.index(entry)))
        if best.country and best.kind in ("country", "demonym", "capital", "region"):
            countries[best.country] += 2 if best.kind in ("country", "demonym") else 1
            nearby.setdefault(name.sentence, set()).add(best.country)
        elif best.country and best.population >= KNOWN and len({entry.country for entry in name.entries}) == 1:
            countries[best.country] += 1
        divisions |= {entry.admin for entry in name.entries if entry.kind in ("division", "region") and entry.admin}
    return Setting(countries, frozenset(divisions), {key: frozenset(value) for key, value in nearby.items()})


def _prominence(entry: Entry) -> float:
    size = math.log10(entry.population + 10)
    return _BASE.get(entry.kind, 0.0) + (size if entry.kind in ("city", "division", "capital") else 0.0)


def _contained(text: str, name: Name, following: Name) -> bool:
    """"Jeddah, Saudi Arabia", "Mosul in Iraq", "Sincelejo in northern Sucre department"."""
    between = text[name.end : following.start]
    return name.sentence == following.sentence and bool(
        re.fullmatch(r",\s|\s\(|,?\s(?:in|of)\s(?:the\s)?(?:\w{1,12}\s){0,3}|,\s(?:in\s)?(?:the\s)?(?:\w{1,12}\s){0,2}", between)
    )


def _score(entry: Entry, name: Name, text: str, setting: Setting, around: Around) -> float:
    """How likely a reading is; a point is about a factor of ten in population."""
    score = _prominence(entry)
    if entry.kind == "city" and fold(text[name.start : name.end]) != entry.key:
        score -= _ALIAS
    if entry.kind in ("city", "division", "capital", "site"):
        score += _SHARE * setting.share(entry.country)
        score += _SAME_SENTENCE * (entry.country in setting.nearby.get(name.sentence, ()))
        score += _SAME_DIVISION * (entry.kind != "division" and entry.admin in setting.divisions)
    if entry.kind == "division" and any(other.kind in ("city", "capital") and other.admin == entry.admin for other in name.entries):
        score -= _SAME_NAME
    return score + _beside(entry, name, text) + _by_neighbours(entry, name, around)


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
        score += _CONTAINER * any(_holds(outer, entry) for outer in around.container.entries)
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


__all__ = ["PlaceTable", "find_places"]
