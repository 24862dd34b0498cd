"""/documents/{id}: its reading, its text, its revisions."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import PlainTextResponse, Response

from dragoman.api.answering import FromServed, Json, answer
from dragoman.api.described import one, text_of
from dragoman.export.entries_json import document_entry_to_dict
from dragoman.export.reading_json import reading_to_dict
from dragoman.faces.served import Served
from dragoman.store.base import View
from dragoman.types.record import Reading

router = APIRouter(tags=["documents"])


@router.get("/documents/{document}", summary="A document with its reading", **one("Reading"))
def document(request: Request, document: str) -> Response:
    return answer(request, lambda view, served: reading_to_dict(_reading(view, document)))


@router.get("/documents/{document}/text", summary="The text that all offsets point into", **text_of())
def text(served: FromServed, document: str) -> Response:
    with served.view() as view:
        return PlainTextResponse(_reading(view, document).document.text, headers={"Cache-Control": "private, no-cache"})


@router.get("/documents/{document}/revisions", summary="All revisions of its article", **one("DocumentEntry", many=True))
def revisions(request: Request, document: str) -> Response:
    def ask(view: View, served: Served) -> list[Json]:
        found = view.revisions(document)
        if not found:
            raise HTTPException(404, f"the record has no document {document!r}")
        return [document_entry_to_dict(entry) for entry in found]

    return answer(request, ask)


def _reading(view: View, document: str) -> Reading:
    found = view.reading(document)
    if found is None:
        raise HTTPException(404, f"the record has no document {document!r}")
    return found
