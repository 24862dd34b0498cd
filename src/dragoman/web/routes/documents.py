"""/documents: what was read; /documents/{id}: a report with its evidence highlighted, its revisions and copies."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from dragoman.faces.served import Served
from dragoman.store.base import View
from dragoman.store.order import document_cursor
from dragoman.web.answering import Asked, Values, answer
from dragoman.web.listing import listed
from dragoman.web.shown import shown

router = APIRouter()


@router.get("/documents")
def documents(request: Request) -> Response:
    asked = Asked(request.query_params)

    def ask(view: View, served: Served) -> Values:
        wanted = served.parser().documents(
            since=asked("since"), until=asked("until"), publisher=asked("publisher"), words=asked("text")
        )
        return listed(asked, "/documents", view.documents, wanted, document_cursor, "document", view.count)

    return answer(request, "documents.html", ask)


@router.get("/documents/{document}")
def document(request: Request, document: str) -> Response:
    def ask(view: View, served: Served) -> Values:
        reading = view.reading(document)
        if reading is None:
            raise HTTPException(404, "the record has no such report; look for it in the list of reports")
        wrong = view.wrong({event.id for event in reading.events})
        revisions, copies = view.revisions(document), view.copies(document)
        return {"shown": shown(reading, wrong), "revisions": revisions, "copies": copies, "stored": True}

    return answer(request, "document.html", ask)
