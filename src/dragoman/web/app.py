"""Adds the pages to the server's app: their addresses, static files, and errors as pages."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import cast

from fastapi import FastAPI, HTTPException, Request
from starlette.responses import Response
from starlette.types import ExceptionHandler, HTTPExceptionHandler

from dragoman.web.answering import Asked, shared
from dragoman.web.rendering import page, static
from dragoman.web.routes import actors, documents, dyad, events, home, lists, network, places, reader, search, timeline

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_API = "/api/"


def add_pages(app: FastAPI) -> None:
    """The pages beside the interface for programs, which must be there already: errors are first told by its handlers."""
    for each in (home, documents, events, reader, dyad, lists, actors, search, places, network, timeline):
        app.include_router(each.router, include_in_schema=False)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    for kind, handler in list(app.exception_handlers.items()):
        app.add_exception_handler(kind, _as_page(handler))


def _static(name: str) -> Response:
    if name not in _names():
        raise HTTPException(404)
    kind = _KINDS[name[name.rindex(".") :]]
    return Response(static(name), headers={"Cache-Control": "private, max-age=31536000, immutable"}, media_type=kind)


def _names() -> frozenset[str]:
    folder = files("dragoman.web").joinpath("static")
    return frozenset(each.name for each in folder.iterdir() if each.name.endswith(tuple(_KINDS)))


def _as_page(handler: ExceptionHandler) -> HTTPExceptionHandler:
    """What the handler tells programs as a problem (RFC 9457), people see as a page."""

    def handle(request: Request, error: Exception) -> Response:
        told = cast("HTTPExceptionHandler", handler)(request, error)
        assert isinstance(told, Response)
        if request.url.path.startswith(_API):
            return told
        problem = json.loads(bytes(told.body))
        kept = {name: value for name, value in told.headers.items() if name in ("retry-after", "allow")}
        values = {"q": Asked({}), "status_code": told.status_code, "name": problem["title"], "detail": problem["detail"]}
        return page("error.html", told.status_code, {**kept, "Cache-Control": "no-store"}, **{**shared(request), **values})

    return handle
