"""Values for tests: documents, events, claims and whole readings, with spans found in the text.

``quote(document, "landed")`` finds words in the text, so a test states what it means and not where it stands.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.types.document import Document
from dragoman.types.record import Claim, Event, EventTime, Evidence, Quote, Reading, Relation
from dragoman.types.resolution import (
    Actor,
    Inconsistency,
    Mention,
    Place,
    Quantity,
    Resolution,
    TimeExpression,
)

TEXT = (
    "Peru’s president arrived in Quito on Monday with 40 officials. "
    "Peru’s foreign ministry accused Ecuador of closing the border, which Ecuador denied. "
    "Ecuador remains Peru’s third-largest trading partner."
)
PERU = Actor("PER", "Peru", "state", "PER")
ECUADOR = Actor("ECU", "Ecuador", "state", "ECU")
PRESIDENT = Actor("PER/GOV/president", "President of Peru", "person", "PER", ("GOV",), office="President")


def make_id(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def make_document(text: str = TEXT, **fields: Any) -> Document:
    defaults: dict[str, Any] = {
        "title": "Visit to Quito",
        "publisher": "Test Wire",
        "published": date(2024, 3, 5),
        "published_basis": "given",
    }
    chosen = defaults | fields
    return Document(id=chosen.pop("id", make_id(text, *map(str, chosen.values()))), text=text, **chosen)


def span(document: Document, words: str) -> tuple[int, int]:
    """Where the words first stand; ValueError where they do not."""
    start = document.text.index(words)
    return start, start + len(words)


def quote(document: Document, words: str) -> Quote:
    return Quote(*span(document, words), words)


def sentence_of(document: Document, words: str) -> Evidence:
    """The sentence (up to the next full stop) in which the words stand."""
    at = document.text.index(words)
    start = document.text.rfind(". ", 0, at) + 2 if ". " in document.text[:at] else 0
    end = document.text.find(".", at) + 1 or len(document.text)
    return Evidence(document.id, start, end, "text", document.text[start:end])


def make_event(document: Document, trigger: str = "arrived", **fields: Any) -> Event:
    defaults: dict[str, Any] = {
        "type": "CONSULT",
        "planned_type": None,
        "modes": ("visit",),
        "contexts": ("diplomatic",),
        "quad": "verbal cooperation",
        "score": 4.0,
        "status": "happened",
        "actors": (PRESIDENT.id,),
        "recipients": (ECUADOR.id,),
        "third_parties": (),
        "time": EventTime("2024-03-04", "2024-03-04", "day", "on Monday", "relative"),
        "place": "geonames:3652462",
        "quantities": (),
        "claimed_by": (),
        "confidence": 0.93,
        "trigger": quote(document, trigger),
        "evidence": (sentence_of(document, trigger),),
    }
    chosen = defaults | fields
    identity = make_id("event", document.id, trigger, chosen["type"], chosen["actors"], chosen["recipients"])
    return Event(id=chosen.pop("id", identity), **chosen)


def make_claim(document: Document, cue: str = "accused", content: str = "closing the border", **fields: Any) -> Claim:
    defaults: dict[str, Any] = {
        "speaker": PERU.id,
        "stance": "accuses",
        "against": ECUADOR.id,
        "speaker_span": None,
        "cue": quote(document, cue),
        "content": quote(document, content),
        "direct": False,
        "evidence": (sentence_of(document, cue),),
    }
    chosen = defaults | fields
    identity = make_id("claim", document.id, cue, chosen["speaker"], chosen["stance"])
    return Claim(id=chosen.pop("id", identity), **chosen)


def make_relation(document: Document, words: str = "third-largest trading partner", **fields: Any) -> Relation:
    defaults: dict[str, Any] = {
        "kind": "trade-rank",
        "subject": ECUADOR.id,
        "object": PERU.id,
        "value": 3.0,
        "unit": "rank",
        "start": None,
        "end": None,
        "claimed_by": (),
        "evidence": (sentence_of(document, words),),
    }
    chosen = defaults | fields
    return Relation(id=chosen.pop("id", make_id("relation", document.id, words, chosen["kind"])), **chosen)


def make_resolution(document: Document, **fields: Any) -> Resolution:
    defaults: dict[str, Any] = {
        "published": document.published,
        "published_basis": document.published_basis,
        "actors": (PERU, ECUADOR, PRESIDENT),
        "mentions": (),
        "places": (),
        "times": (),
        "quantities": (),
        "inconsistencies": (),
        "gazetteer": "gazetteer-test",
    }
    return Resolution(**(defaults | fields))


def make_reading(document: Document | None = None, **fields: Any) -> Reading:
    document = document or make_document()
    defaults: dict[str, Any] = {
        "resolution": make_resolution(document),
        "events": (),
        "claims": (),
        "relations": (),
        "model": "model-test",
        "gazetteer": "gazetteer-test",
        "codebook": "codebook-test",
    }
    return Reading(document=document, **(defaults | fields))


def full_reading(**document_fields: Any) -> Reading:
    """A reading of ``TEXT`` that has something of everything."""
    document = make_document(TEXT, **document_fields)
    accusation = make_claim(document)
    denial = make_claim(document, "denied", speaker=ECUADOR.id, stance="denies", against=PERU.id)
    closing = make_event(
        document,
        "closing",
        type="COERCE",
        modes=("restrict",),
        contexts=("territory",),
        quad="material conflict",
        score=-7.0,
        status="denied",
        actors=(ECUADOR.id,),
        recipients=(PERU.id,),
        time=None,
        place=None,
        claimed_by=(accusation.id,),
    )
    return make_reading(
        document,
        resolution=_full_resolution(document),
        events=(make_event(document, quantities=("q1",)), closing),
        claims=(
            _with(accusation, events=(closing.id,), disputed_by=(denial.id,)),
            _with(denial, events=(closing.id,)),
        ),
        relations=(make_relation(document),),
    )


def _full_resolution(document: Document) -> Resolution:
    def mention(words: str, *actors: str, kind: Any = "name") -> Mention:
        return Mention(*span(document, words), sentence=0, head=0, actors=actors, kind=kind)

    start, end = span(document, "Quito")
    return make_resolution(
        document,
        mentions=(
            mention("Peru’s president", PRESIDENT.id, kind="nominal"),
            mention("Peru", PERU.id),
            mention("Ecuador", ECUADOR.id),
        ),
        places=(Place("geonames:3652462", start, end, "Quito", "ECU", -0.22, -78.51, 3652462, "city"),),
        times=(_monday(document),),
        quantities=(
            Quantity("q1", *span(document, "40 officials"), 40.0, None, "people", False, "officials", 0, 0),
            Quantity("q2", *span(document, "third"), 3.0, None, "rank", False, "trading partner", 2, 0),
        ),
        inconsistencies=(Inconsistency("office", *span(document, "president"), "the office changed hands that day"),),
    )


def _monday(document: Document) -> TimeExpression:
    day = date(2024, 3, 4)
    return TimeExpression(*span(document, "on Monday"), "DATE", "2024-03-04", day, day, "day", "relative", 0, 0)


def _with(claim: Claim, **fields: Any) -> Claim:
    return replace(claim, **fields)
