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
_BASE = {"country": 10.0, "demonym": 9.0, "region": 8.0, "water": 8.0, "capital": 7.5, "site": 7.0, "division": 4.9}
_CONTAINER, _DIVISION, _TOWN = 6.0, 3.0, 3.0
_SAME_SENTENCE, _SAME_DIVISION, _SHARE, _ALIAS = 1.0, 1.5, 3.0, 0.7
_ABBREVIATED = re.compile(r"\b[A-Z]\.$")
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


def find_places(document: Document, analysis: Analysis, places: PlaceTable) -> tuple[Place, ...]:
    """The places that a document names, in text order; names inside those of persons and bodies are none."""
    persons = _persons(document.text, analysis)
    names = [name for sentence in analysis.sentences for name in _names(document.text, sentence, analysis, places)]
    names = [name for name in names if _sure(name) or document.text[name.start : name.end] not in persons]
    setting = _setting(names)
    found = []
    for index, name in enumerate(names):
        following = names[index + 1] if index + 1 < len(names) else None
        container = following if following and _contained(document.text, name, following) else None
        entry = max(name.entries, key=lambda each: (_score(each, name, document.text, setting, container), -name.entries.index(each)))
        found.append(_place(name, entry))
    return tuple(found)


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
    if words[:1].islower() and not any(entry.kind in ("region", "water") for entry in entries):
        return ()
    if words.isupper() and len(re.sub(r"\W", "", words)) <= 4 and not any(e.kind in ("country", "capital") for e in entries):
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
        return entries if whole or fold(words) not in place_words("ambiguous") else ()
    if kind == "NORP":
        return tuple(entry for entry in entries if entry.kind in ("demonym", "country", "region"))
    if kind in ("Person", "Product", "Misc", "Date", "Money"):
        return tuple(entry for entry in sure if entry.kind in ("country", "demonym")) if kind == "Misc" and whole else ()
    if kind == "Organization" and not whole:
        return sure if _possessor(sentence, span) else ()
    if kind == "Event" and not whole:
        return ()
    if kind == "Facility":
        return tuple(entry for entry in entries if entry.kind == "site") if whole else sure
    if fold(words) in place_words("ambiguous") or _in_name(sentence, span):
        return ()
    proper = sentence.tokens[span[1]].upos == "PROPN" or " " in words
    return tuple(entry for entry in sure if proper or entry.kind == "demonym")


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
        divisions |= {entry.admin for entry in name.entries if entry.kind == "division"}
    return Setting(countries, frozenset(divisions), {key: frozenset(value) for key, value in nearby.items()})


def _prominence(entry: Entry) -> float:
    size = math.log10(entry.population + 10)
    if entry.kind == "city":
        return size
    return _BASE[entry.kind] + (size / 8 if entry.kind in ("division", "capital") else 0.0)


def _contained(text: str, name: Name, following: Name) -> bool:
    """"Jeddah, Saudi Arabia", "Mosul in Iraq", "Aungban in eastern Shan state"."""
    between = text[name.end : following.start]
    return name.sentence == following.sentence and bool(
        re.fullmatch(r",\s|\s\(|,?\s(?:in|of)\s(?:the\s)?(?:\w{1,12}\s){0,3}|,\s(?:in\s)?(?:the\s)?(?:\w{1,12}\s){0,2}", between)
    )


def _score(entry: Entry, name: Name, text: str, setting: Setting, container: Name | None) -> float:
    """How likely a reading is; a point is about a factor of ten in population."""
    score = _prominence(entry)
    if entry.kind == "city" and fold(text[name.start : name.end]) != entry.key:
        score -= _ALIAS
    if entry.kind in ("city", "division", "capital", "site"):
        score += _SHARE * setting.share(entry.country)
        score += _SAME_SENTENCE * (entry.country in setting.nearby.get(name.sentence, ()))
        score += _SAME_DIVISION * (entry.kind != "division" and entry.admin in setting.divisions)
    if container is not None and any(_holds(outer, entry) for outer in container.entries):
        score += _CONTAINER
    after = re.match(r"\s(\w+)", text[name.end : name.end + 20])
    if after and after[1] in place_words("division_words"):
        score += _DIVISION if entry.kind == "division" else 0.0
    before = re.search(r"(\w+)(?:\sof)?\s$", text[max(0, name.start - 24) : name.start])
    if before and before[1] in place_words("town_words"):
        score += _TOWN if entry.kind in ("city", "capital") else 0.0
    return score


def _holds(outer: Entry, inner: Entry) -> bool:
    """Whether a country or division contains a place."""
    if outer.kind in ("country", "region"):
        return outer.country is not None and outer.country == inner.country and inner.kind not in ("country", "demonym")
    return outer.kind == "division" and outer.admin == inner.admin and inner.kind in ("city", "capital")


__all__ = ["PlaceTable", "find_places"]
