"""/documents, /events, /claims, /disputes, /relations: lists and counts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from dragoman.api import asked as a
from dragoman.api import listings, understanding
from dragoman.api.answering import Json, answer, counted, listed
from dragoman.api.described import count_of, list_of, one
from dragoman.export.entries_json import event_entry_to_dict
from dragoman.export.fused_json import fused_to_dict
from dragoman.faces.served import Served
from dragoman.store.base import View
from dragoman.store.entries import EventEntry
from dragoman.store.filters import EventFilter

router = APIRouter()


@router.get("/documents", tags=["documents"], summary="What the record has read", **list_of("DocumentEntry"))
def documents(request: Request, asked: Annotated[a.DocumentsPage, Query()]) -> Response:
    return listed(request, listings.DOCUMENTS, understanding.documents(asked), asked)


@router.get("/documents/count", tags=["documents"], summary="How many", **count_of())
def documents_count(request: Request, asked: Annotated[a.DocumentsFilter, Query()]) -> Response:
    return counted(request, listings.DOCUMENTS, understanding.documents(asked))


@router.get("/events", tags=["events"], summary="The events, by day", **list_of("EventEntry"))
def events(request: Request, asked: Annotated[a.EventsPage, Query()]) -> Response:
    return listed(request, listings.EVENTS, understanding.events(asked), asked)


@router.get("/events/count", tags=["events"], summary="How many", **count_of())
def events_count(request: Request, asked: Annotated[a.EventsFilter, Query()]) -> Response:
    return counted(request, listings.EVENTS, understanding.events(asked))


@router.get("/events/{event}", tags=["events"], summary="One event", **one("EventEntry"))
def event(request: Request, event: str) -> Response:
    return answer(request, lambda view, served: event_entry_to_dict(_event(view, event)))


def _event(view: View, event: str) -> EventEntry:
    found = next((each for each in view.events(EventFilter(id=event, limit=1, wrong=True)) if each.event.id == event), None)
    if found is None:
        raise HTTPException(404, f"the record has no event {event!r}")
    return found


@router.get(
    "/events/{event}/fused", tags=["events"], summary="The event with all its tellings, in all documents", **one("FusedEvent")
)
def fused(request: Request, event: str) -> Response:
    def ask(view: View, served: Served) -> Json:
        told = _event(view, event)
        found = view.fused_event(told.event.id)
        assert found is not None  # the record has this telling of it
        return fused_to_dict(told, found)

    return answer(request, ask)


@router.get("/claims", tags=["claims"], summary="Who says what, by day of the document", **list_of("ClaimEntry"))
def claims(request: Request, asked: Annotated[a.ClaimsPage, Query()]) -> Response:
    return listed(request, listings.CLAIMS, understanding.claims(asked), asked)


@router.get("/claims/count", tags=["claims"], summary="How many", **count_of())
def claims_count(request: Request, asked: Annotated[a.SaidFilter, Query()]) -> Response:
    return counted(request, listings.CLAIMS, understanding.claims(asked))


@router.get("/disputes", tags=["claims"], summary="Claims that somebody disputes", **list_of("Dispute"))
def disputes(request: Request, asked: Annotated[a.DisputesPage, Query()]) -> Response:
    return listed(request, listings.DISPUTES, understanding.claims(asked), asked)


@router.get("/disputes/count", tags=["claims"], summary="How many", **count_of())
def disputes_count(request: Request, asked: Annotated[a.ClaimsFilter, Query()]) -> Response:
    return counted(request, listings.DISPUTES, understanding.claims(asked))


@router.get("/relations", tags=["relations"], summary="What stands between parties", **list_of("RelationEntry"))
def relations(request: Request, asked: Annotated[a.RelationsPage, Query()]) -> Response:
    return listed(request, listings.RELATIONS, understanding.relations(asked), asked)


@router.get("/relations/count", tags=["relations"], summary="How many", **count_of())
def relations_count(request: Request, asked: Annotated[a.RelationsFilter, Query()]) -> Response:
    return counted(request, listings.RELATIONS, understanding.relations(asked))
