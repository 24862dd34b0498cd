"""One phrase by itself to a party: read as the subject of a sentence, by all that reads a report."""

from __future__ import annotations

from datetime import date

from dragoman.resolution.actors import find_parties
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.places import PlaceTable, find_places
from dragoman.types.analysis import ROOT, Analysis
from dragoman.types.document import Document
from dragoman.types.resolution import Actor

# A party is most surely read as one where it speaks: "Kyiv" is a government here, and no city.
_FRAME = " said so on the day ."


def framed(phrase: str) -> str:
    """The sentence in which the phrase is read."""
    words = " ".join(phrase.split()).rstrip(".,;: ")
    return words[:1].upper() + words[1:] + _FRAME


def phrase_actor(
    document: Document, analysis: Analysis, gazetteer: Gazetteer, table: PlaceTable, on: date | None
) -> Actor | None:
    """The party that a ``framed`` phrase denotes on a day: what its head denotes, not a name inside it.

    None where the head denotes no party.
    """
    places = find_places(document, analysis, table)
    actors, mentions, _ = find_parties(document, analysis, gazetteer, on, places)
    known = {actor.id: actor for actor in actors}
    end = len(document.text) - len(_FRAME)
    subject = _subject(analysis, end)
    for mention in sorted(mentions, key=lambda m: (m.sentence != 0, m.start - m.end)):
        tokens = analysis.sentences[mention.sentence].tokens
        if mention.actors and any(tokens[i].end <= mention.end and tokens[i].start >= mention.start for i in subject):
            return known[mention.actors[0]]
    return None


def _subject(analysis: Analysis, end: int) -> tuple[int, ...]:
    """The head of the phrase: the tokens before ``end`` that no other of them governs."""
    tokens = analysis.sentences[0].tokens
    inside = [i for i, token in enumerate(tokens) if token.end <= end]
    return tuple(i for i in inside if tokens[i].head == ROOT or tokens[i].head not in inside)
