"""Names in a document: what the gazetteer finds and what the tagger finds, merged into one reading of each stretch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.gazetteer_types import Entry
from dragoman.resolution.noun_phrases import determiner, is_nominal, is_plural
from dragoman.types.analysis import Analysis, EntityMention, Sentence, Token
from dragoman.types.document import Document

NameKind = Literal["person", "body", "state", "demonym", "capital", "place", "community", "division"]
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_CORPORATE = frozenset(
    {
        "corp",
        "corp.",
        "corporation",
        "inc",
        "inc.",
        "ltd",
        "ltd.",
        "plc",
        "ag",
        "s.a.",
        "nv",
        "co",
        "co.",
        "company",
        "holdings",
    }
)
_MARKS = frozenset({"-", "–", "—", ",", "(", ")", "“", "”", '"'})


@dataclass(frozen=True, slots=True)
class Name:
    """A name on tokens first..last of a sentence (inclusive).

    ``entries`` are the gazetteer's candidates, best first, ``bare`` whether each is meant by its surname alone;
    ``code`` is the state of a demonym, capital or division; ``tagged`` says that the tagger saw this very name,
    ``located`` that it saw a place in it ("Kremlin", "Chagos Islands"); ``full`` is the name that an acronym stands for.
    """

    sentence: int
    first: int
    last: int
    kind: NameKind
    entries: tuple[Entry, ...] = ()
    bare: tuple[bool, ...] = ()
    code: str | None = None
    tagged: bool = False
    located: bool = False
    full: Name | None = None

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    def holds(self, other: Name) -> bool:
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Name) -> bool:
        return self.first <= other.last and other.first <= self.last


def find_names(document: Document, analysis: Analysis, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """All names in text order; of overlapping candidates only the best reading is kept."""
    known = _known(document.text, analysis.sentences, gazetteer)
    tagged = [name for entity in analysis.entities for name in _tagged(entity, analysis.sentences, known, gazetteer)]
    dates = {(e.sentence, i) for e in analysis.entities if e.type == "Date" for i in range(e.first, e.last + 1)}
    known = [name for name in known if not _is_word(analysis.sentences[name.sentence], name, tagged, dates, gazetteer)]
    found: list[Name] = []
    for sentence in analysis.sentences:
        here = [name for name in known if name.sentence == sentence.index]
        there = [name for name in tagged if name.sentence == sentence.index]
        found.extend(_merge(sentence, here, there))
    return tuple(found)


def _known(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[Name]:
    """The gazetteer's names, capitals and demonyms that begin and end with a token."""
    starts = {token.start: (s.index, i) for s in sentences for i, token in enumerate(s.tokens)}
    ends = {token.end: (s.index, i) for s in sentences for i, token in enumerate(s.tokens)}
    found: list[Name] = []
    for match in gazetteer.names_in(text):
        span = _tokens(match.start, match.end, starts, ends)
        if span is not None and any(character.isupper() for character in text[match.start : match.end]):
            found.append(Name(*span, _entry_kind(match.entries[0]), match.entries, match.bare))
    for word in gazetteer.words_in(text):
        span = _tokens(word.start, word.end, starts, ends)
        if span is not None and not any(name.sentence == span[0] and name.first == span[1] for name in found):
            found.append(Name(*span, word.kind, code=word.code))
        elif span is not None:
            found = [_with_code(name, span, word.kind, word.code) for name in found]
    return found


def _with_code(name: Name, span: tuple[int, int, int], kind: NameKind, code: str) -> Name:
    """A name that is also a demonym or capital of the same stretch keeps its entries and learns the state."""
    if (name.sentence, name.first, name.last) != span or name.kind == "state":
        return name
    if all(name.bare):
        return Name(*span, kind, name.entries, name.bare, code)
    return Name(*span, name.kind, name.entries, name.bare, code)


def _tokens(
    start: int, end: int, starts: dict[int, tuple[int, int]], ends: dict[int, tuple[int, int]]
) -> tuple[int, int, int] | None:
    first, last = starts.get(start), ends.get(end)
    if last is None:
        last = ends.get(end + 1)  # "U.S" found in the token "U.S."
    if first is None or last is None or first[0] != last[0] or last[1] < first[1]:
        return None
    return first[0], first[1], last[1]


def _entry_kind(entry: Entry) -> NameKind:
    if entry.kind == "state":
        return "state"
    return "person" if entry.kind == "person" else "body"


def _is_word(
    sentence: Sentence, name: Name, tagged: Sequence[Name], dates: set[tuple[int, int]], gazetteer: Gazetteer
) -> bool:
    """Whether a known name is here a word of another sense: "May" the month, "King" the title, "US$"."""
    text = sentence.tokens[name.last].text
    if "$" in text:
        return True
    if not name.bare or not all(name.bare) or name.code is not None:
        return False
    if (name.sentence, name.first) in dates or sentence.tokens[name.last].upos not in {"PROPN", "NOUN"}:
        return True  # "May" the month, "He" the pronoun
    same = any(t.sentence == name.sentence and t.overlaps(name) and t.kind == "person" for t in tagged)
    return not same and name.length == 1 and gazetteer.role(text.lower()) is not None


def _tagged(
    entity: EntityMention, sentences: Sequence[Sentence], known: Sequence[Name], gazetteer: Gazetteer
) -> Iterable[Name]:
    """What the tagger found, cut after a known possessor: "China's Foreign Ministry" is two names."""
    kind = _tag_kind(entity.type)
    if kind is None:
        return
    tokens = sentences[entity.sentence].tokens
    first, last = entity.first, entity.last
    for mark in range(first + 1, last):
        owner = (entity.sentence, first, mark - 1)
        if tokens[mark].text in _POSSESSIVES and any((n.sentence, n.first, n.last) == owner for n in known):
            yield Name(*owner, kind, tagged=True)
            first = mark + 1
    if tokens[last].text in _POSSESSIVES and last > first:
        last -= 1
    if kind == "body" and _is_office(tokens[first : last + 1], gazetteer):
        return  # "Taoiseach"
    while last >= first and tokens[last].upos in {"DET", "ADP", "PUNCT", "PRON", "CCONJ"}:
        last -= 1
    if last < first:
        return
    while kind == "person" and first < last and gazetteer.role(tokens[first].text.lower()) is not None:
        first += 1  # a title that the tagger took in: "President Putin"
    if kind == "person" and first > 0 and tokens[first - 1].text.lower() == "of":
        first = _after_state(entity.sentence, first, last, known)
    name = Name(entity.sentence, first, last, kind, tagged=True)
    yield _with_entries(name, sentences[entity.sentence], gazetteer) if kind == "person" else name


def _is_office(tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Whether words that the tagger takes for a body are an office of one person and no more."""
    role = gazetteer.role(" ".join(token.text for token in tokens).lower())
    return role is not None and role.person and role.office is not None


def _after_state(sentence: int, first: int, last: int, known: Sequence[Name]) -> int:
    """Where a person's name begins that the tagger ran together with the state before it: "President of Peru Ana Ruiz"."""
    owner = next((n for n in known if n.sentence == sentence and n.first == first and n.kind != "person"), None)
    return owner.last + 1 if owner is not None and owner.last < last - 1 else first


def _with_entries(name: Name, sentence: Sentence, gazetteer: Gazetteer) -> Name:
    """A tagged person with the gazetteer's people of that very name."""
    surface = " ".join(token.text for token in sentence.tokens[name.first : name.last + 1])
    for match in gazetteer.names_in(surface):
        if (match.start, match.end) == (0, len(surface)) and match.entries[0].kind == "person":
            return replace(name, entries=match.entries, bare=match.bare)
    return name


def _tag_kind(tag: str) -> NameKind | None:
    match tag:
        case "Person":
            return "person"
        case "Organization":
            return "body"
        case "NORP":
            return "community"
        case "Location" | "Facility":
            return "place"
    return None


def _merge(sentence: Sentence, known: Sequence[Name], tagged: Sequence[Name]) -> list[Name]:
    """One reading of each stretch: the longer name, the gazetteer's where both are as long."""
    kept: list[Name] = []
    for tag in tagged:
        rivals = [name for name in known if name.overlaps(tag)]
        if tag.kind == "community" and (rivals or not _is_community(sentence, tag)):
            continue
        if not any(_prevails(sentence, name, tag) for name in rivals):
            kept.append(tag)
    for name in known:
        if _is_fragment(sentence, name, kept):
            continue
        if not any(name.overlaps(tag) for tag in kept):
            same = any(tag.first == name.first and tag.last == name.last for tag in tagged)
            kept.append(_as_tagged(name, tagged) if same else name)
    return sorted(kept, key=lambda name: (name.first, name.last))


def _is_community(sentence: Sentence, tag: Name) -> bool:
    """Whether an unknown group is named by a noun of its own ("the Bodos"), not by an adjective."""
    token = sentence.tokens[tag.last]
    noun = token.upos in {"NOUN", "PROPN"} and token.text[:1].isupper() and is_nominal(sentence, tag.last)
    return noun and (is_plural(sentence, tag.last) or determiner(sentence, tag.last) == "the")


def _is_fragment(sentence: Sentence, name: Name, kept: Sequence[Name]) -> bool:
    """Whether a name is only part of another: "West" in "West Blocton", a surname beside a tagged name."""
    if name.kind == "person" and all(name.bare):
        return any(tag.kind == "person" and (tag.last + 1 == name.first or name.last + 1 == tag.first) for tag in kept)
    if name.kind != "body" or not name.entries[0].id.startswith("GROUP/"):
        return False
    return name.last + 1 < len(sentence.tokens) and sentence.tokens[name.last + 1].upos == "PROPN"


def _prevails(sentence: Sentence, name: Name, tag: Name) -> bool:
    """Whether the gazetteer's name is read rather than the tagger's."""
    if name.holds(tag):
        return not (tag.kind == "person" and name.kind in {"capital", "demonym"} and name.length == tag.length > 1)
    if tag.kind == "person":
        return False  # the tagger sees where a person's name ends
    if not tag.holds(name):
        return name.length >= tag.length
    if name.kind == "person":
        return False
    if name.kind == "state" and tag.kind == "place" and name.last == tag.last:
        return True  # "the Midwestern United States"
    rest = [i for i in range(tag.first, tag.last + 1) if not name.first <= i <= name.last]
    only_modifiers = all(sentence.tokens[i].upos in {"ADJ", "DET", "PUNCT"} for i in rest)
    suffixed = name.kind == "body" and all(sentence.tokens[i].text.lower() in _CORPORATE for i in rest)
    return only_modifiers or suffixed or any(sentence.tokens[i].text in _MARKS for i in rest)


def _as_tagged(name: Name, tagged: Sequence[Name]) -> Name:
    """A known name that the tagger saw too; where it says person, the entries that are persons come first."""
    tag = next(tag for tag in tagged if tag.first == name.first and tag.last == name.last)
    order = sorted(
        range(len(name.entries)), key=lambda i: (name.entries[i].kind != "person") if tag.kind == "person" else 0
    )
    entries = tuple(name.entries[i] for i in order)
    kind = _entry_kind(entries[0]) if entries and tag.kind == "person" and entries[0].kind == "person" else name.kind
    return Name(
        name.sentence,
        name.first,
        name.last,
        kind,
        entries,
        tuple(name.bare[i] for i in order),
        name.code,
        tagged=True,
        located=tag.kind == "place",
    )
