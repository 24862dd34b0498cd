"""POST /read: a report that is posted is read, and forgotten. /schema: what comes back."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dragoman.api.answering import FromLimits, FromServed
from dragoman.api.described import made, one
from dragoman.api.forms import encoded
from dragoman.errors import QueryError
from dragoman.export.reading_json import reading_schema, reading_to_dict
from dragoman.ingest import from_text

router = APIRouter(tags=["reading"])
Label = Annotated[str | None, Field(max_length=2000)]


class Report(BaseModel):
    """A report as it is posted."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, description="The article's text.")
    title: Label = None
    published: Annotated[date | None, Field(description="The day on which it came out.")] = None
    publisher: Label = None
    url: Label = None


@router.post("/read", summary="Read a report; nothing is stored", **made("Reading"))
async def read(report: Report, request: Request, served: FromServed, limits: FromLimits) -> Response:
    if len(report.text) > limits.text_characters:
        raise QueryError(f"the text has more than {limits.text_characters} characters; read it in parts, or as a job")

    def reading() -> bytes:
        document = from_text(
            report.text, title=report.title, publisher=report.publisher, url=report.url, published=report.published
        )
        return encoded(reading_to_dict(served.readers.read(document)))

    body = await anyio.to_thread.run_sync(reading, limiter=request.app.state.reading_threads)
    return Response(body, headers={"Cache-Control": "no-store"}, media_type="application/json")


@router.get("/schema", summary="The JSON Schema of a reading", **one("Schema"))
def schema() -> Response:
    return Response(
        encoded(reading_schema()), headers={"Cache-Control": "private, max-age=3600"}, media_type="application/schema+json"
    )
