"""/actors: the parties of a record; /actors/{id}: one with its offices by date, its dealings, what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from dragoman.faces.cursors import read_cursor, write_cursor
from dragoman.faces.served import Served
from dragoman.query.filters import parse_days
from dragoman.store.base import View
from dragoman.store.entries import ClaimEntry
from dragoman.store.filters import ActorFilter, ClaimFilter, EventFilter
from dragoman.web.answering import Asked, Values, answer
from dragoman.web.rendering import query

router = APIRouter()
SIZE = 60
LATEST = 12
WINDOWS = (2, 10, 60, 365, 3 * 365)  # days
MOST_READ = 500
KINDS = ("person", "organisation", "state", "group", "bloc")


@router.get("/actors")
def actors(request: Request) -> Response:
    asked = Asked(request.query_params)

    def ask(view: View, served: Served) -> Values:
        since, until = parse_days(asked("since"), asked("until"))
        party = asked("party")
        kinds = tuple(kind for kind in KINDS if kind == asked("kind"))
        wanted = ActorFilter(
            None if party is None else served.parser().party(party, since), kinds, asked("name"), since, until
        )
        after = read_cursor(asked("after"), "id")
        found = list(islice(view.actors(wanted, None if after is None else str(after[0]), SIZE + 1), SIZE + 1))
        following = None
        if len(found) > SIZE:
            following = f"/actors?{query([*asked.pairs('after'), ('after', write_cursor((found[SIZE - 1].id,)))])}"
        return {"actors": found[:SIZE], "total": view.count_actors(wanted), "next": following, "kinds": KINDS}

    return answer(request, "actors.html", ask)


@router.get("/actors/{actor:path}")
def actor(request: Request, actor: str) -> Response:
    def ask(view: View, served: Served) -> Values:
        found = view.actor(actor)
        dealings = list(view.dealings_of(actor))
        if found is None and not dealings:
            raise HTTPException(404, "no report of the record knows this party; look for it in the list of actors")
        last = found.last if found else None
        return {
            "id": actor, "actor": found, "offices": list(view.offices_of(actor)), "dealings": dealings,
            "claims": _latest(view, ClaimFilter(speaker=actor), last), "about": _latest(view, ClaimFilter(about=actor), last),
            "events": view.count(EventFilter(country=actor)), "claims_number": view.count(ClaimFilter(speaker=actor)),
            "about_number": view.count(ClaimFilter(about=actor)),
        }  # fmt: skip

    return answer(request, "actor.html", ask)


def _latest(view: View, wanted: ClaimFilter, last: str | None) -> list[ClaimEntry]:
    """The latest claims that fit, the latest first: of the shortest time before the last report that has enough."""
    until = None if last is None else date.fromisoformat(last)
    for days in WINDOWS if until else ():
        assert until is not None
        near = replace(wanted, since=until - timedelta(min(days, until.toordinal() - 1)), until=until)
        if view.count(near) >= LATEST:
            return list(view.claims(near))[::-1][:LATEST]
    return list(islice(view.claims(wanted), MOST_READ))[::-1][:LATEST]
