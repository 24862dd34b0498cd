"""A reading → its text in pieces that overlap nothing, each with the marks that lie over it. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from dragoman.types.record import Evidence, Reading

# "claim" is the word that tells that somebody says something, "said" what he says, "evidence" a sentence of a fact.
MarkKind = Literal["event", "claim", "said", "actor", "place", "time", "quantity", "evidence"]
# What a piece stands for, where several marks lie over it: the first of these.
_LEADING: tuple[MarkKind, ...] = ("event", "claim", "quantity", "time", "place", "actor", "said", "evidence")


@dataclass(frozen=True, slots=True)
class Mark:
    """``name`` is the address of what is marked (``event-…``); ``anchor``: it begins here, so its address leads here."""

    kind: MarkKind
    name: str
    start: int
    end: int
    note: str = ""
    tone: str = ""
    anchor: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` under ``marks``; ``starts`` are those that begin with it and have their address here."""

    text: str
    marks: tuple[Mark, ...]
    starts: tuple[Mark, ...]

    @property
    def leading(self) -> Mark:
        """The mark that counts most; the shortest of its kind."""
        return min(self.marks, key=lambda mark: (_LEADING.index(mark.kind), mark.end - mark.start))

    @property
    def classes(self) -> str:
        return " ".join(dict.fromkeys(f"{mark.kind} {mark.tone}".strip() for mark in self.marks))

    @property
    def names(self) -> str:
        return " ".join(dict.fromkeys(mark.name for mark in self.marks))


Paragraph = tuple[Piece, ...]


def paragraphs(reading: Reading) -> tuple[Paragraph, ...]:
    """The paragraphs of the text in pieces; empty lines are left out."""
    text, marks = reading.document.text, sorted(marks_of(reading), key=lambda mark: (mark.start, mark.end, mark.name))
    starts = [mark.start for mark in marks]
    found, at, first = [], 0, 0
    for line in text.split("\n"):
        end = at + len(line)
        while first < len(marks) and marks[first].end <= at:
            first += 1
        if line.strip():
            here = [mark for mark in marks[first : bisect_left(starts, end)] if mark.end > at]
            found.append(tuple(_pieces(text, at, end, here)))
        at = end + 1
    return tuple(found)


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The text cut wherever one of its marks (in the order of their starts) begins or ends."""
    cuts = {start, end, *(max(mark.start, start) for mark in marks), *(min(mark.end, end) for mark in marks)}
    over: list[Mark] = []
    coming = deque(marks)
    for left, right in pairwise(sorted(cuts)):
        while coming and coming[0].start <= left:
            over.append(coming.popleft())
        over = [mark for mark in over if mark.end > left]
        yield Piece(text[left:right], tuple(over), tuple(mark for mark in over if mark.anchor and mark.start == left))


def marks_of(reading: Reading) -> Iterator[Mark]:
    """All marks of a reading; what lies outside of the text or is empty is left out, and an address is given once."""
    given: set[str] = set()
    length = len(reading.document.text)
    for mark in (*_facts(reading), *_words(reading)):
        if 0 <= mark.start < mark.end <= length:
            first = mark.anchor and mark.name not in given
            given |= {mark.name} if first else set()
            yield replace(mark, anchor=first)


def _facts(reading: Reading) -> Iterator[Mark]:
    for event in reading.events:
        tone = (event.quad or "neutral").rpartition(" ")[2]
        yield Mark("event", f"event-{event.id}", event.trigger.start, event.trigger.end, f"{event.type}, {event.status}", tone)
        yield from _sentences(f"event-{event.id}", event.evidence)
    for claim in reading.claims:
        said = claim.content
        if claim.cue is not None:
            yield Mark("claim", f"claim-{claim.id}", claim.cue.start, claim.cue.end, claim.stance)
        yield Mark("said", f"claim-{claim.id}", said.start, said.end, claim.stance)
        yield from _sentences(f"claim-{claim.id}", claim.evidence)
    for relation in reading.relations:
        yield from _sentences(f"relation-{relation.id}", relation.evidence)


def _sentences(name: str, evidence: Sequence[Evidence]) -> Iterator[Mark]:
    """Not seen unless the fact is looked at."""
    for each in evidence:
        if each.part == "text":
            yield Mark("evidence", name, each.start, each.end)


def _words(reading: Reading) -> Iterator[Mark]:
    """Whom, where, when and how many the words mean; the address of such a mark is its kind and its place."""
    found = reading.resolution
    names = {actor.id: actor.name for actor in found.actors}
    for mention in found.mentions:
        who = ", ".join(names.get(actor, actor) for actor in mention.actors)
        yield Mark("actor", f"actor-{mention.start}-{mention.end}", mention.start, mention.end, who)
    for place in found.places:
        where = f"{place.name}, {place.country}" if place.country else place.name
        yield Mark("place", f"place-{place.start}-{place.end}", place.start, place.end, where)
    for time in found.times:
        yield Mark("time", f"time-{time.start}-{time.end}", time.start, time.end, time.value)
    for quantity in found.quantities:
        yield Mark("quantity", f"quantity-{quantity.start}-{quantity.end}", quantity.start, quantity.end, quantity.unit)
