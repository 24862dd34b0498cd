"""/search: the reports with all the words, and their facts in which they stand."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.faces.served import Served
from dragoman.query.search import search as hits_of
from dragoman.store.base import View
from dragoman.store.entries import ClaimEntry, EventEntry
from dragoman.web.answering import Asked, Values, answer

router = APIRouter()
MOST, FACTS = 20, 3


@router.get("/search")
def search(request: Request) -> Response:
    asked = Asked(request.query_params)

    def ask(view: View, served: Served) -> Values:
        words = asked("words")
        hits = () if words is None else hits_of(view, words, MOST)
        shown = [
            (
                hit.document,
                [fact for fact in hit.facts if isinstance(fact, EventEntry)][:FACTS],
                [fact for fact in hit.facts if isinstance(fact, ClaimEntry)][:FACTS],
            )
            for hit in hits
        ]
        return {"words": words, "hits": shown, "most": MOST}

    return answer(request, "search.html", ask)
