"""What is known of each mention before any pair is looked at: classes for embeddings and numbers for comparison.

Words and strings are numbered anew in each document, so that pairs are compared by whole numbers only. Training and the
package make their features here and in ``mention_pairs.py``, nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.heads.mention_words import MentionWords, mention_words
from dragoman.analysis.heads.mentions import ROOT, Mention, Parsed, find_mentions

Ints = NDArray[np.int64]
NONE = -1  # of ids: nothing there

KINDS = (
    "name", "definite", "demonstrative", "possessed", "indefinite", "bare", "quantified", "number",
    "i", "we", "you", "he", "she", "it", "they", "this", "that", "these", "one", "other",
)  # fmt: skip
FIRST_PRONOUN = KINDS.index("i")
ROLES = (
    "other", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "conj", "appos", "compound", "root",
    "xcomp", "vocative", "dislocated", "parataxis",
)  # fmt: skip
ENTITIES = (
    "", "Date", "Facility", "Location", "Misc", "Money", "NORP", "Organization", "Person", "Product", "Event",
)  # fmt: skip
NUMBERS = ("-", "Sing", "Plur")
GENDERS = ("-", "Masc", "Fem", "Neut", "person")
FLAGS = 7
PLACES = 4  # head, first and last word, governor
COUNTS = 4  # how often before: never, once, twice, more often
LENGTHS, DEPTHS = 7, 5
SIZES = (len(KINDS), len(ROLES), len(ENTITIES), len(NUMBERS), len(GENDERS), LENGTHS, DEPTHS, COUNTS, COUNTS)
KIND, ROLE, ENTITY, NUMBER, GENDER, LENGTH, DEPTH, SAME_STRING, SAME_HEAD = range(len(SIZES))

CONTENT_WORDS = 6
_CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "VERB", "X", "SYM"))
_DEMONSTRATIVE = frozenset(("this", "that", "these", "those", "such"))
_INDEFINITE = frozenset(("a", "an", "another"))
_LEADING = frozenset(("the", "a", "an", "this", "that", "these", "those"))
_QUOTES_OPEN, _QUOTES_CLOSE, _QUOTES_EITHER = frozenset("“«"), frozenset("”»"), frozenset(('"', "``", "''"))
_QUOTE_REACH = 6  # sentences after which a quotation that was never closed is taken to have ended


@dataclass(frozen=True, slots=True)
class MentionTable:
    """The *n* mentions of a document, in order.

    ``codes`` (n, len(SIZES)): classes; ``flags`` (n, FLAGS): 0 or 1. Word indices run over the document: ``head``,
    ``first``, ``last``, ``governor`` (the head's own where it is the root). ``content`` (n, CONTENT_WORDS): ids of
    lemmas, that of the head first. ``clause``: index of the nearest governing verb, over the document.
    """

    mentions: tuple[Mention, ...]
    codes: Ints
    flags: NDArray[np.float32]
    sentence: Ints
    start: Ints
    end: Ints
    head: Ints
    first: Ints
    last: Ints
    governor: Ints
    clause: Ints
    lemma: Ints
    string: Ints
    name_end: Ints
    acronym: Ints
    content: Ints

    @property
    def places(self) -> Ints:
        """(n, PLACES): the words whose states stand for a mention."""
        return np.stack((self.head, self.first, self.last, self.governor), axis=1)


@dataclass(frozen=True, slots=True)
class _Row:
    codes: tuple[int, ...]
    flags: tuple[float, ...]
    places: tuple[int, ...]
    ids: tuple[int, ...]
    content: tuple[int, ...]


class _Ids:
    """Numbers for strings, from 0, in the order in which they come."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, text: str) -> int:
        return self._known.setdefault(text, len(self._known))


def table_of(sentences: Sequence[Parsed]) -> MentionTable:
    """Candidates of a document with all that is known of each."""
    mentions = find_mentions(sentences)
    offsets = np.cumsum([0, *(len(sentence.words) for sentence in sentences)]).tolist()
    quoted = quoted_words(sentences)
    ids, words = _Ids(), mention_words()
    strings: dict[int, int] = {}
    heads: dict[int, int] = {}
    rows: list[_Row] = []
    entities: dict[int, list[str]] = {}
    deepest: tuple[int, int] = (-1, 0)  # sentence and end of the outermost mention that is still open
    for mention in mentions:
        sentence = sentences[mention.sentence]
        if mention.sentence not in entities:
            entities = {mention.sentence: _entity_types(sentence)}
        nested = deepest[0] == mention.sentence and mention.start < deepest[1]
        if not nested:
            deepest = (mention.sentence, mention.end)
        offset = offsets[mention.sentence]
        row = _row(mention, sentence, offset, ids, words, entities[mention.sentence][mention.head], nested)
        before = strings.get(row.ids[1], 0), heads.get(row.ids[0], 0)
        strings[row.ids[1]], heads[row.ids[0]] = before[0] + 1, before[1] + 1
        codes = (*row.codes, min(before[0], COUNTS - 1), min(before[1], COUNTS - 1))
        flags = (*row.flags, float(quoted[offset + mention.head]))
        rows.append(_Row(codes, flags, row.places, row.ids, row.content))
    return _table(tuple(mentions), rows)


def _table(mentions: tuple[Mention, ...], rows: list[_Row]) -> MentionTable:
    size = len(rows)
    places = np.array([row.places for row in rows], dtype=np.int64).reshape(size, 5)
    ids = np.array([row.ids for row in rows], dtype=np.int64).reshape(size, 4)
    spans = np.array([mention.span for mention in mentions], dtype=np.int64).reshape(size, 3)
    return MentionTable(
        mentions,
        np.array([row.codes for row in rows], dtype=np.int64).reshape(size, len(SIZES)),
        np.array([row.flags for row in rows], dtype=np.float32).reshape(size, FLAGS),
        spans[:, 0], spans[:, 1], spans[:, 2],
        places[:, 0], places[:, 1], places[:, 2], places[:, 3], places[:, 4],
        ids[:, 0], ids[:, 1], ids[:, 2], ids[:, 3],
        np.array([row.content for row in rows], dtype=np.int64).reshape(size, CONTENT_WORDS),
    )  # fmt: skip


def _row(
    mention: Mention, sentence: Parsed, offset: int, ids: _Ids, words: MentionWords, entity: str, nested: bool
) -> _Row:
    head, form = mention.head, sentence.words[mention.head].lower()
    relation = sentence.relations[head]
    role = relation if relation in _ROLE_OF else relation.split(":")[0]
    kind = kind_of(mention, sentence, words)
    number = _number(mention, sentence, words)
    gender = _gender(mention, sentence, words, entity)
    pronoun = words.pronouns.get(form)
    flags = (
        float(mention.joined),
        float(_is_predicate(sentence, head)),
        float(nested),
        float(pronoun is not None and pronoun.reflexive),
        float(sentence.words[mention.start][:1].isupper() and mention.start > 0),
        float(mention.start == 0),
    )
    codes = (
        kind, _ROLE_OF.get(role, 0), _ENTITY_OF.get(entity, 0), NUMBERS.index(number), GENDERS.index(gender),
        _length(mention.end - mention.start), _depth(sentence, head),
    )  # fmt: skip
    governor = sentence.heads[head]
    places = (
        offset + head, offset + mention.start, offset + mention.end - 1,
        offset + (governor if governor != ROOT else head), offset + _clause(sentence, head),
    )  # fmt: skip
    content = _content(mention, sentence, ids)
    return _Row(codes, flags, places, _identities(mention, sentence, ids), content)


_ROLE_OF = {name: index for index, name in enumerate(ROLES)}
_ENTITY_OF = {name: index for index, name in enumerate(ENTITIES)}


def kind_of(mention: Mention, sentence: Parsed, words: MentionWords) -> int:
    """Index in ``KINDS``."""
    head, upos = mention.head, sentence.upos[mention.head]
    form = sentence.words[head].lower()
    if upos in ("PRON", "DET") and not mention.joined:
        pronoun = words.pronouns.get(form)
        return KINDS.index(pronoun.kind) if pronoun is not None else KINDS.index("other")
    if upos == "PROPN":
        return 0
    if upos == "NUM":
        return KINDS.index("number")
    return KINDS.index(_determination(mention, sentence))


def _determination(mention: Mention, sentence: Parsed) -> str:
    for index in range(mention.start, mention.head):
        if sentence.heads[index] != mention.head:
            continue
        relation, lemma = sentence.relations[index], sentence.words[index].lower()
        if relation == "nmod:poss":
            return "possessed"
        if relation.startswith("det") and lemma != "all":
            if lemma in _DEMONSTRATIVE:
                return "demonstrative"
            if lemma == "the":
                return "definite"
            return "indefinite" if lemma in _INDEFINITE else "quantified"
    return "bare"


def _number(mention: Mention, sentence: Parsed, words: MentionWords) -> str:
    if mention.joined:
        return "Plur"
    pronoun = words.pronouns.get(sentence.words[mention.head].lower())
    if pronoun is not None and sentence.upos[mention.head] in ("PRON", "DET"):
        return pronoun.number
    return next((value for name, value in sentence.feats[mention.head] if name == "Number" and value in NUMBERS), "-")


def _gender(mention: Mention, sentence: Parsed, words: MentionWords, entity: str) -> str:
    """Of pronouns, titles, nouns and first names by list; "person" where it is one of unknown gender."""
    head, form = mention.head, sentence.words[mention.head].lower()
    if mention.joined:
        return "person" if entity == "Person" or form in words.nouns else "-"
    pronoun = words.pronouns.get(form)
    if pronoun is not None and sentence.upos[head] in ("PRON", "DET"):
        return pronoun.gender if pronoun.kind not in ("i", "we", "you") else "person"
    if sentence.upos[head] != "PROPN":
        found = words.nouns.get(form)
        return "-" if found is None else found if found in GENDERS else "person"
    if entity not in ("", "Person"):
        return "Neut"
    return _gender_of_name(mention, sentence, words, entity)


def _gender_of_name(mention: Mention, sentence: Parsed, words: MentionWords, entity: str) -> str:
    person = entity == "Person"
    for index in range(mention.start, mention.end):
        if index != mention.head and sentence.heads[index] != mention.head:
            continue
        form = sentence.words[index].lower()
        title = words.titles.get(form)
        if title is None and person:
            title = words.names.get(form)
        if title in ("Masc", "Fem"):
            return title
        person = person or title is not None
    return "person" if person else "-"


def _entity_types(sentence: Parsed) -> list[str]:
    """For each word the type of the entity it is in."""
    types = [""] * len(sentence.words)
    for start, end, kind in sentence.entities:
        types[start:end] = [kind] * (end - start)
    return types


def _is_predicate(sentence: Parsed, head: int) -> bool:
    return any(
        governor == head and relation == "cop"
        for governor, relation in zip(sentence.heads, sentence.relations, strict=True)
    )


def _length(words: int) -> int:
    return min(words, 4) - 1 if words < 5 else 4 if words < 7 else 5 if words < 11 else 6


def _depth(sentence: Parsed, head: int) -> int:
    depth = 0
    while sentence.heads[head] != ROOT and depth < DEPTHS - 1:
        head, depth = sentence.heads[head], depth + 1
    return depth


def _clause(sentence: Parsed, head: int) -> int:
    """The nearest verb above a word, or what else stands at the top."""
    while sentence.heads[head] != ROOT:
        head = sentence.heads[head]
        if sentence.upos[head] in ("VERB", "AUX"):
            break
    return head


def _identities(mention: Mention, sentence: Parsed, ids: _Ids) -> tuple[int, int, int, int]:
    """Ids of the head's lemma, of the whole string, of the last word of the name and of the initials."""
    start, end = mention.start, mention.end
    if end - start > 1 and sentence.relations[end - 1] == "case":
        end -= 1
    if end - start > 1 and sentence.words[start].lower() in _LEADING:
        start += 1
    parts = sentence.words[start:end]
    string = " ".join(parts).lower()
    lemma = sentence.lemmas[mention.head].lower() if not mention.joined else string
    last = mention.head
    while last + 1 < end and sentence.relations[last + 1] == "flat" and sentence.heads[last + 1] == mention.head:
        last += 1
    name_end = sentence.words[last].lower() if sentence.upos[mention.head] == "PROPN" and not mention.joined else ""
    capitals = "".join(part[0] for part in parts if part[0].isupper())
    acronym = capitals.lower() if len(capitals) > 1 and len(parts) > 1 else ""
    return (
        ids.of(lemma), ids.of(string.replace(".", "") or string),
        ids.of(name_end) if name_end else NONE, ids.of(acronym) if acronym else NONE,
    )  # fmt: skip


def _content(mention: Mention, sentence: Parsed, ids: _Ids) -> tuple[int, ...]:
    found = [ids.of(sentence.lemmas[mention.head].lower())]
    for index in range(mention.start, mention.end):
        if len(found) == CONTENT_WORDS:
            break
        if index != mention.head and sentence.upos[index] in _CONTENT:
            found.append(ids.of(sentence.lemmas[index].lower()))
    return tuple(found + [NONE] * (CONTENT_WORDS - len(found)))


def quoted_words(sentences: Sequence[Parsed]) -> list[bool]:
    """For each word of the document whether it stands inside quotation marks."""
    flags: list[bool] = []
    inside, since = False, 0
    for sentence in sentences:
        if inside:
            since += 1
            inside = since <= _QUOTE_REACH
        for word in sentence.words:
            if word in _QUOTES_OPEN or (word in _QUOTES_EITHER and not inside):
                inside, since = True, 0
            elif word in _QUOTES_CLOSE or word in _QUOTES_EITHER:
                inside = False
            flags.append(inside)
    return flags
