"""/actors, /places, /quantities."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from dragoman.api import asked as a
from dragoman.api import listings, understanding
from dragoman.api.answering import Json, answer, counted, listed
from dragoman.api.described import count_of, list_of, one
from dragoman.faces.directories_json import actor_page_to_dict
from dragoman.faces.served import Served
from dragoman.store.base import View

router = APIRouter()


@router.get("/actors", tags=["actors"], summary="The parties, by id", **list_of("ActorSeen"))
def actors(request: Request, asked: Annotated[a.ActorsPage, Query()]) -> Response:
    return listed(request, listings.ACTORS, understanding.actors(asked), asked)


@router.get("/actors/count", tags=["actors"], summary="How many", **count_of())
def actors_count(request: Request, asked: Annotated[a.ActorsFilter, Query()]) -> Response:
    return counted(request, listings.ACTORS, understanding.actors(asked))


@router.get("/actors/{actor:path}", tags=["actors"], summary="A party: offices by date, dealings", **one("ActorPage"))
def actor(request: Request, actor: str) -> Response:
    def ask(view: View, served: Served) -> Json:
        found = view.actor(actor)
        if found is None:
            raise HTTPException(404, f"no document of the record knows {actor!r}; look it up: /api/v1/actors?name=…")
        return actor_page_to_dict(found, view.offices_of(actor), view.dealings_of(actor))

    return answer(request, ask)


@router.get("/places", tags=["places"], summary="Where the events that fit are, by id", **list_of("PlaceSeen"))
def places(request: Request, asked: Annotated[a.PlacesPage, Query()]) -> Response:
    return listed(request, listings.PLACES, understanding.events(asked), asked)


@router.get("/places/count", tags=["places"], summary="How many", **count_of())
def places_count(request: Request, asked: Annotated[a.EventsFilter, Query()]) -> Response:
    return counted(request, listings.PLACES, understanding.events(asked))


@router.get("/quantities", tags=["quantities"], summary="What is counted, by day", **list_of("QuantityEntry"))
def quantities(request: Request, asked: Annotated[a.QuantitiesPage, Query()]) -> Response:
    return listed(request, listings.QUANTITIES, understanding.quantities(asked), asked)


@router.get("/quantities/count", tags=["quantities"], summary="How many", **count_of())
def quantities_count(request: Request, asked: Annotated[a.QuantitiesFilter, Query()]) -> Response:
    return counted(request, listings.QUANTITIES, understanding.quantities(asked))
