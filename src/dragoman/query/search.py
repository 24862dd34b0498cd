"""Full text: the documents that have all the words, with the sentences and the facts in which they stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dragoman.errors import QueryError
from dragoman.query.filters import parse_words
from dragoman.store.base import View
from dragoman.store.entries import ClaimEntry, Entries, EventEntry, RelationEntry
from dragoman.store.words import fold
from dragoman.types.document import Document
from dragoman.types.record import Reading

MOST = 20
Fact = EventEntry | ClaimEntry | RelationEntry


@dataclass(frozen=True, slots=True)
class Hit:
    """``facts`` are those whose sentences have at least one of the words; the most words first, then in their order."""

    document: Document
    rank: float
    facts: tuple[Fact, ...]


def search(view: View, words: str, most: int = MOST) -> tuple[Hit, ...]:
    """The best ``most`` documents with all the words (``"in quotes"``: a phrase). Raises QueryError without any word."""
    wanted = parse_words(words)
    phrases = [f" {phrase} " for phrase in map(fold, wanted) if phrase]
    if not phrases:
        raise QueryError(f"there is no word in {words!r}; give one that is to be found")
    hits = list(view.search(wanted, most))
    wrong = view.wrong({event.id for found in hits for event in found.reading.events})
    return tuple(Hit(found.reading.document, found.rank, _facts(found.reading, phrases, wrong)) for found in hits)


def _facts(reading: Reading, phrases: Sequence[str], wrong: Collection[str]) -> tuple[Fact, ...]:
    entries = Entries(reading)
    facts: list[Fact] = [entries.event(event) for event in reading.events if event.id not in wrong]
    facts += [entries.claim(claim) for claim in reading.claims]
    facts += [entries.relation(relation) for relation in reading.relations]
    counted = [(_number(fact.evidence, phrases), fact) for fact in facts]
    return tuple(fact for number, fact in sorted(counted, key=lambda each: -each[0]) if number)


def _number(sentences: Sequence[str], phrases: Sequence[str]) -> int:
    """How many of the phrases stand in the sentences."""
    text = f" {fold(' '.join(sentences))} "
    return sum(phrase in text for phrase in phrases)
