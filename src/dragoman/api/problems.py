"""Every error as problem+json (RFC 9457): what is wrong, and what to do."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman.errors import BusyError, DragomanError, IngestError, LateError, QueryError, StoreError

MEDIA_TYPE = "application/problem+json"
# The first class that fits is taken.
_STATUSES: tuple[tuple[type[DragomanError], int], ...] = (
    (QueryError, 400),
    (IngestError, 422),
    (BusyError, 503),
    (LateError, 503),
    (StoreError, 503),
    (DragomanError, 500),
)


def problem(
    status: int, detail: str, headers: Mapping[str, str] | None = None, errors: list[dict[str, str]] | None = None
) -> Response:
    """``errors`` say for each field of the request what is wrong with it."""
    body: dict[str, Any] = {
        "type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail,
    }  # fmt: skip
    if errors:
        body["errors"] = errors
    content = json.dumps(body, ensure_ascii=True).encode("ascii")
    return Response(content, status, {**(headers or {}), "Cache-Control": "no-store"}, MEDIA_TYPE)


def tell_problems(app: FastAPI) -> None:
    """Makes the app answer every error with a problem."""
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(DragomanError, _of_dragoman)
    app.add_exception_handler(Exception, _of_fault)


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    details = {404: "there is nothing at this address", 405: f"this address does not take {request.method}"}
    generic = error.detail == HTTPStatus(error.status_code).phrase
    return problem(error.status_code, details.get(error.status_code, error.detail) if generic else error.detail, error.headers)


def _of_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [
        {"field": ".".join(str(part) for part in each["loc"] if part not in ("query", "body")), "message": str(each["msg"])}
        for each in error.errors()
    ]
    told = "; ".join(f"{each['field'] or 'body'}: {each['message']}" for each in errors[:5])
    return problem(422, told, errors=errors)


def _of_dragoman(request: Request, error: Exception) -> Response:
    status = next(status for kind, status in _STATUSES if isinstance(error, kind))
    retry = {"Retry-After": "5"} if isinstance(error, BusyError) else None
    return problem(status, str(error), retry)


def _of_fault(request: Request, error: Exception) -> Response:
    logging.getLogger("dragoman.api").error("fault while answering %s", request.url.path, exc_info=error)
    shown = f" ({type(error).__name__}: {error})" if os.environ.get("DRAGOMAN_DEBUG") else ""
    return problem(500, f"this is a fault of Dragoman{shown}; please report it")
