"""The OpenAPI 3.1 document, with our schemas in place of the framework's."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from dragoman.api.schemas import schemas

_DROPPED = ("HTTPValidationError", "ValidationError")


def document_of(app: FastAPI) -> dict[str, Any]:
    """Made once."""
    if app.openapi_schema is None:
        found = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes,
            openapi_version="3.1.0",
        )  # fmt: skip
        components = found.setdefault("components", {})
        kept = {name: schema for name, schema in components.get("schemas", {}).items() if name not in _DROPPED}
        components["schemas"] = dict(sorted({**kept, **schemas()}.items()))
        components["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer", "description": "Asked for where the server has a token."}
        }
        found["security"] = [{}, {"token": []}]
        app.openapi_schema = found
    return app.openapi_schema
