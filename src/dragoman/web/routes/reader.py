"""/read: a report that is pasted or uploaded is read and shown; nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping

import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from dragoman.errors import QueryError
from dragoman.ingest import IngestOptions, from_text, read_bytes
from dragoman.types.document import Document
from dragoman.web.answering import Asked, from_same_site, served_of, shared
from dragoman.web.rendering import page
from dragoman.web.shown import shown

router = APIRouter()
FIELDS = 8
_FRESH = {"Cache-Control": "no-store"}


@router.get("/read")
def form(request: Request) -> Response:
    return page("reader.html", **shared(request), longest=request.app.state.limits.text_characters)


@router.post("/read")
async def read(request: Request) -> Response:
    from_same_site(request)
    async with request.form(max_files=1, max_fields=FIELDS, max_part_size=request.app.state.limits.body_bytes) as given:
        data = await _uploaded(given)

    def reading() -> Response:
        document = _document(given, data, request.app.state.limits.text_characters)
        found = served_of(request).readers.read(document)
        return page("document.html", 200, _FRESH, **shared(request), shown=shown(found), revisions=(), copies=(), stored=False)

    return await anyio.to_thread.run_sync(reading, limiter=request.app.state.reading_threads)


async def _uploaded(given: FormData) -> bytes:
    file = given.get("file")
    return await file.read() if isinstance(file, UploadFile) else b""


def _document(given: Mapping[str, object], data: bytes, longest: int) -> Document:
    """The report of a form; the text that was pasted goes before the file. Raises QueryError where there is neither."""
    asked = Asked({name: value for name, value in given.items() if isinstance(value, str) and name != "text"})
    title, publisher, url, published = asked("title"), asked("publisher"), asked("url"), asked.day("published")
    text = given.get("text")
    if isinstance(text, str) and text.strip():
        document = from_text(text, title=title, publisher=publisher, url=url, published=published)
    elif data:
        options = IngestOptions(
            published=published, title=title, publisher=publisher, url=url, allow_network=False, max_characters=longest + 1
        )
        found = next(iter(read_bytes(data, options)), None)
        if found is None:
            raise QueryError("there is no report in the file; give text, HTML or JSON")
        document = found
    else:
        raise QueryError("there is nothing to read: paste a report, or choose a file")
    if len(document.text) > longest:
        raise QueryError(f"the text has more than {longest} characters; read it in parts, or with dragoman add")
    return document
