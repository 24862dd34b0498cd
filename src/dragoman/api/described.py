"""What the OpenAPI document says of the answers of an address: arguments for the decorators of routes."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from dragoman.api.problems import MEDIA_TYPE

Json = dict[str, Any]
_REASONS = {
    400: "A party, a day or a word that is not known, or a cursor that is none",
    401: "A token is asked for",
    403: "A page of another site asks",
    404: "There is no such thing",
    408: "The body did not come in time",
    409: "What is asked for does not go with what is there",
    415: "A body of another kind is wanted",
    413: "The body is too large",
    421: "A name under which this server does not answer",
    422: "Something is missing, too much, or of the wrong kind",
    429: "Too many requests",
    503: "The record cannot be read just now, or too much is asked for at once",
}
EVERYWHERE = (401, 403, 421, 422, 429, 503)


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def list_of(name: str) -> Json:
    page: Json = {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": ref(name)},
            "next": {"type": ["string", "null"], "description": "The address of the next page."},
            "total": {"type": "integer", "minimum": 0, "description": "How many fit in all, where total=true."},
        },
        "required": ["items", "next"],
    }
    content = {
        "application/json": {"schema": page},
        "application/x-ndjson": {"schema": {"type": "string", "description": f"A {name} a line."}},
        "text/csv": {"schema": {"type": "string"}},
    }
    return _described(200, "A page, or all as a stream", content, (400,), etag=True)


def count_of() -> Json:
    schema = {"type": "object", "properties": {"count": {"type": "integer", "minimum": 0}}, "required": ["count"]}
    return _described(200, "The number", {"application/json": {"schema": schema}}, (400,), etag=True)


def one(name: str, many: bool = False) -> Json:
    if name == "Schema":
        return _described(200, "A JSON Schema", {"application/schema+json": {"schema": {"type": "object"}}}, ())
    schema = {"type": "array", "items": ref(name)} if many else ref(name)
    return _described(200, "The answer", {"application/json": {"schema": schema}}, (400, 404), etag=True)


def text_of() -> Json:
    return _described(200, "The text", {"text/plain": {"schema": {"type": "string"}}}, (404,))


def made(name: str, status: int = 200) -> Json:
    content = {"application/json": {"schema": ref(name)}}
    return _described(status, "What became of it", content, (400, 408, 409, 413, 415)) | {"status_code": status}


def stream_of() -> Json:
    events = {"text/event-stream": {"schema": {"type": "string", "description": "Events: report, finished, cancelled."}}}
    told = _described(200, "Server-sent events; Last-Event-ID goes on behind one", events, (404,))
    told["responses"][204] = {"description": "All has been told already"}
    return told


def job_body() -> Json:
    lines = {"type": "string", "description": "A JSON object a line: text, title, publisher, url, published."}
    return {"requestBody": {"required": True, "content": {"application/x-ndjson": {"schema": lines}}}}


def _described(status: int, said: str, content: Json, problems: tuple[int, ...], etag: bool = False) -> Json:
    told = {"content": {MEDIA_TYPE: {"schema": ref("Problem")}}}
    responses: dict[int | str, Any] = {status: {"description": said, "content": content}}
    if etag:
        responses[304] = {"description": "Nothing has changed since the ETag of If-None-Match"}
    for code in sorted({*problems, *EVERYWHERE}):
        responses[code] = {"description": _REASONS[code], **told}
    return {"responses": responses, "response_class": Response, "response_model": None}
