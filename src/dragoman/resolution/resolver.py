"""From an analysis to a resolution: who, where, when and how many, put together in the order that each needs."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dragoman.resolution.actors import find_parties
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.identities import is_unknown
from dragoman.resolution.people_named import parse_name
from dragoman.resolution.phrases import phrase_actor
from dragoman.resolution.places import PlaceTable, find_places
from dragoman.resolution.published import infer_published
from dragoman.resolution.quantities import find_quantities
from dragoman.resolution.times import find_times
from dragoman.types.analysis import Analysis
from dragoman.types.document import Document
from dragoman.types.resolution import Actor, Resolution


@lru_cache(maxsize=1)
def _place_table() -> PlaceTable:
    return PlaceTable.load()


def resolve(
    document: Document, analysis: Analysis, gazetteer: Gazetteer, table: PlaceTable | None = None
) -> Resolution:
    """Everything that the words of a document refer to, as of its date (given, or inferred from the text).

    ``table`` are the places to look up names in, those of the package by default.
    """
    inferred = None if document.published else infer_published(document, analysis, gazetteer)
    published = document.published or (inferred.day if inferred else None)
    places = find_places(document, analysis, table or _place_table())
    times = find_times(document, analysis, published)
    actors, mentions, inconsistencies = find_parties(document, analysis, gazetteer, published, places)
    return Resolution(
        published=published,
        published_basis=document.published_basis if document.published else "inferred" if inferred else "unknown",
        actors=actors,
        mentions=mentions,
        places=places,
        times=times,
        quantities=find_quantities(document, analysis, times),
        inconsistencies=inconsistencies,
        gazetteer=gazetteer.hash,
        published_confidence=inferred.confidence if inferred else None,
    )


def resolve_name(gazetteer: Gazetteer, name: str, on: date | None) -> Actor | None:
    """The actor that a name with or without title means on a day; None where the gazetteer knows none."""
    return parse_name(gazetteer, name, on)


def resolve_phrase(
    phrase: str, document: Document, analysis: Analysis, gazetteer: Gazetteer, table: PlaceTable, on: date | None
) -> Actor | None:
    """The actor that any phrase denotes on a day; ``document`` and ``analysis`` are those of the ``framed`` phrase.

    What a report would make of it is asked first; a name that only a document could confirm ("the Labour Party") then
    goes to its best known bearer. None where it is no party or nothing is known of it.
    """
    actor, _ = answer_phrase(phrase, document, analysis, gazetteer, table, on)
    return actor


def answer_phrase(
    phrase: str, document: Document, analysis: Analysis, gazetteer: Gazetteer, table: PlaceTable, on: date | None
) -> tuple[Actor | None, bool]:
    """``resolve_phrase`` with whether a report would read it so; else the phrase by itself was looked up."""
    read = phrase_actor(document, analysis, gazetteer, table, on)
    if read is not None and read.country is not None:
        return read, True
    words = phrase.removeprefix("the ").split()
    looked_up = None if len(words) == 1 and words[0].islower() else parse_name(gazetteer, phrase, on)
    if looked_up is not None and (read is None or looked_up.country is not None):
        return looked_up, False
    return None if read is None or is_unknown(read) else read, True
