"""Which words of a document are names of places: names of the table that the entities around them allow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.resolution.place_names import fold
from dragoman.resolution.place_table import Entry, PlaceTable, place_words
from dragoman.types.analysis import Analysis, EntityMention, Sentence
from dragoman.types.document import Document

LONGEST = 6
# A town of which nothing but its name speaks must be as large as this.
KNOWN = 100_000
_ABBREVIATED = re.compile(r"\b[A-Z]\.$")
_SHORT = frozenset({"country", "capital", "region", "water", "site", "division"})
# Countries whose divisions news calls by abbreviations.
_ABBREVIATING = frozenset({"USA", "CAN", "AUS"})
_SURE = frozenset({"country", "capital", "region", "water", "demonym", "site"})


@dataclass(frozen=True, slots=True)
class Name:
    """A span of the text that is the name of one or more places.

    ``doubtful`` where the model of entities sees a person or nothing in it: other names must speak for it.
    """

    start: int
    end: int
    sentence: int
    first: int
    last: int
    entries: tuple[Entry, ...]
    doubtful: bool = False


def find_names(document: Document, analysis: Analysis, places: PlaceTable) -> list[Name]:
    """The names of places in text order; what is part of the name of a person or body is none."""
    text, persons = document.text, _persons(document.text, analysis)
    names = [name for sentence in analysis.sentences for name in _names(text, sentence, analysis, places)]
    return [name for name in names if (_sure(name) and not name.doubtful) or text[name.start : name.end] not in persons]


def _persons(text: str, analysis: Analysis) -> frozenset[str]:
    """The words of the full names of persons: a town called like one of them is likelier that person again."""
    spans = [text[mention.start : mention.end].split() for mention in analysis.entities if mention.type == "Person"]
    return frozenset(word for words in spans if len(words) > 1 for word in words if word[:1].isupper())


def _sure(name: Name) -> bool:
    return any(entry.kind in _SURE or entry.population >= KNOWN for entry in name.entries)


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
        entries = _named(text, sentence, (first, last), places)
        allowed, doubtful = _allowed(text, sentence, (first, last), entries, mentions) if entries else ((), False)
        if allowed:
            return Name(start, end, sentence.index, first, last, allowed, doubtful)
    return None


def _named(text: str, sentence: Sentence, span: tuple[int, int], places: PlaceTable) -> tuple[Entry, ...]:
    """The places of a name; "Lamar and Fannin counties" names Lamar County and Fannin County."""
    first, last = span
    words = text[sentence.tokens[first].start : sentence.tokens[last].end]
    for token in sentence.tokens[last + 1 : last + 8]:
        if token.text.lower() == "counties" and (found := places.named(f"{words} County")):
            return found
        if not (token.text[:1].isupper() or token.text.lower() in (",", "and", "or")):
            break
    return places.named(words)


def _allowed(
    text: str, sentence: Sentence, span: tuple[int, int], entries: tuple[Entry, ...], mentions: Sequence[EntityMention]
) -> tuple[tuple[Entry, ...], bool]:
    """The readings that the entities around a name and its own form allow, and whether the name is doubtful."""
    first, last = span
    words = text[sentence.tokens[first].start : sentence.tokens[last].end]
    after = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else ""
    if after.lower() in place_words("diseases"):
        return (), False
    if words[:1].islower() and not any(entry.kind in ("region", "water") for entry in entries):
        return (), False
    if words.isupper() and len(re.sub(r"\W", "", words)) <= 4:
        entries = tuple(entry for entry in entries if entry.kind in _SHORT)
    if not (_after_comma(sentence, first) and (words.isupper() or words.endswith("."))):
        entries = tuple(entry for entry in entries if not _is_abbreviation(entry, words))
    around = [m for m in mentions if m.first <= last and first <= m.last]
    mention = max(around, key=lambda m: (m.last - m.first, -m.first), default=None)
    if mention and mention.last > last and after in place_words("features"):
        return (), False
    found = _by_entity(sentence, span, words, entries, mention)
    return (found, False) if found or not _maybe(sentence, span, words, mention) else (_inhabited(entries), True)


def _after_comma(sentence: Sentence, first: int) -> bool:
    return first > 1 and sentence.tokens[first - 1].text == "," and sentence.tokens[first - 2].text[:1].isupper()


def _is_abbreviation(entry: Entry, words: str) -> bool:
    """Whether a state or province is so called only behind its towns ("Ga.", "TX")."""
    letters = fold(words)
    state = entry.kind == "division" and entry.geonames is not None and entry.country in _ABBREVIATING
    return state and len(letters) <= 5 and letters != entry.key


def _inhabited(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.kind in ("city", "capital", "division", "country"))


def _maybe(sentence: Sentence, span: tuple[int, int], words: str, mention: EntityMention | None) -> bool:
    """Whether a name by itself that the model takes for a person or body, or for nothing, may yet be a place."""
    if mention is not None and (mention.type not in ("Person", "Organization", "Misc") or (mention.first, mention.last) != span):
        return False
    first, last = span
    if mention is None and (fold(words) in place_words("ambiguous") or first == 0):
        return False
    return sentence.tokens[first].upos == "PROPN" and words[:1].isupper() and not words.isupper() and not _in_name(sentence, span)


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
        return _in_body(sentence, span, words, entries, mention)
    if kind == "Event" and not whole:
        return ()
    if kind == "Facility":
        return tuple(entry for entry in entries if entry.kind == "site") if whole else sure
    if fold(words) in place_words("ambiguous") or _in_name(sentence, span):
        return ()
    proper = sentence.tokens[span[1]].upos == "PROPN" or " " in words
    return tuple(entry for entry in sure if proper or entry.kind == "demonym")


def _in_body(
    sentence: Sentence, span: tuple[int, int], words: str, entries: tuple[Entry, ...], mention: EntityMention | None
) -> tuple[Entry, ...]:
    """A place at the head of the name of a body that rules or serves it ("Fulton County Sheriff", "Texas Supreme Court").

    Newspapers, companies, teams and universities only bear the name.
    """
    if _possessor(sentence, span) or fold(words) in place_words("acronyms"):
        return tuple(entry for entry in entries if entry.kind in _SURE or entry.population >= KNOWN)
    if mention is None or mention.first != span[0] or fold(words) in place_words("ambiguous"):
        return ()
    if sentence.tokens[span[1] + 1].text == "County":  # the county would be the name
        return ()
    rest = {token.text.lower() for token in sentence.tokens[span[1] + 1 : mention.last + 1]}
    return entries if rest & place_words("public_bodies") and not rest & place_words("private_bodies") else ()


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
