"""/jobs: many reports, read into the record; progress over server-sent events, which can be taken up again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from functools import partial
from typing import Annotated, Any

import anyio.to_thread
from fastapi import APIRouter, Header, HTTPException, Query, Request
from sse_starlette.event import ServerSentEvent
from sse_starlette.sse import EventSourceResponse
from starlette.responses import Response

from dragoman.api.answering import FromLimits, FromServed, Json
from dragoman.api.described import job_body, made, one, stream_of
from dragoman.api.forms import encoded
from dragoman.api.limits import Limits
from dragoman.faces.served import Served
from dragoman.store.jobs import ENDED, Job, Jobs

router = APIRouter(prefix="/jobs", tags=["jobs"])
LINES = ("application/x-ndjson", "application/jsonl", "application/x-jsonlines")
LOOK_SECONDS = 0.25
AT_ONCE = 200
Key = Annotated[str | None, Header(alias="Idempotency-Key", min_length=1, max_length=200)]
LastEvent = Annotated[str | None, Header(alias="Last-Event-ID", max_length=20)]


@router.post("", summary="Read reports into the record", openapi_extra=job_body(), **made("Job", 202))
async def submit(request: Request, served: FromServed, limits: FromLimits, key: Key = None) -> Response:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in LINES:
        raise HTTPException(415, f"send the reports as JSON lines (Content-Type: {LINES[0]})")
    lines = _reports(await request.body(), limits)
    job = await anyio.to_thread.run_sync(_jobs(served).submit, lines, key)
    if job is None:
        raise HTTPException(409, "this Idempotency-Key was used for other reports; take another one")
    return _shown(job, 202, {"Location": f"/api/v1/jobs/{job.id}"})


@router.get("", summary="The jobs, the newest first", **one("Job", many=True))
def jobs(served: FromServed, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> Response:
    return Response(encoded([_dict(job) for job in _jobs(served).jobs(limit)]), headers=_FRESH, media_type="application/json")


@router.get("/{job}", summary="How far a job is", **one("Job"))
def job(served: FromServed, job: str) -> Response:
    return _shown(_found(served, job))


@router.delete("/{job}", summary="Cancel a job; what is read stays", **one("Job"))
def cancel(served: FromServed, job: str) -> Response:
    _found(served, job)
    _jobs(served).cancel(job)
    return _shown(_found(served, job))


@router.get("/{job}/progress", summary="What becomes of each report, as it happens", **stream_of())
async def progress(served: FromServed, limits: FromLimits, job: str, last: LastEvent = None) -> Response:
    found = await anyio.to_thread.run_sync(_found, served, job)
    after = int(last) if last is not None and last.isascii() and last.isdigit() else 0
    if after > found.reports:
        return Response(status_code=204)  # all has been told: a browser does not come back
    return EventSourceResponse(_events(_jobs(served), job, after, limits), headers=_FRESH)


_FRESH = {"Cache-Control": "no-store"}


async def _events(jobs: Jobs, job: str, after: int, limits: Limits) -> AsyncIterator[ServerSentEvent]:
    """An event for each report, with its position as id; at the end one with the state of the job."""
    until = asyncio.get_running_loop().time() + limits.stream_seconds * 0.9
    while asyncio.get_running_loop().time() < until:
        state = await anyio.to_thread.run_sync(jobs.job, job)
        for done in await anyio.to_thread.run_sync(partial(jobs.progress, job, after, AT_ONCE)):
            after = done.position
            yield ServerSentEvent(json.dumps(asdict(done), ensure_ascii=False), event="report", id=str(after))
        if state is None:
            return
        if state.state in ENDED and (after >= state.reports or state.state == "cancelled"):
            told = json.dumps(_dict(state), ensure_ascii=False)
            yield ServerSentEvent(told, event=state.state, id=str(state.reports + 1))
            return
        if state.done <= after:
            await asyncio.sleep(LOOK_SECONDS)


def _reports(body: bytes, limits: Limits) -> list[str]:
    """The lines, each an object of JSON."""
    try:
        lines = [line for line in body.decode("utf-8").split("\n") if line.strip()]
    except UnicodeDecodeError as error:
        raise HTTPException(422, f"the body is not UTF-8 (byte {error.start})") from None
    if not lines or len(lines) > limits.job_reports:
        raise HTTPException(422, f"a job has 1 to {limits.job_reports} reports, a line each; this one has {len(lines)}")
    for number, line in enumerate(lines, 1):
        if not _is_report(line):
            raise HTTPException(422, f"line {number} is no JSON object with a text of at least one character")
    return lines


def _is_report(line: str) -> bool:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and bool(value)


def _jobs(served: Served) -> Jobs:
    if served.jobs is None:
        raise HTTPException(503, "this server takes no jobs: it has no place to keep them; use dragoman add")
    return served.jobs


def _found(served: Served, job: str) -> Job:
    found = _jobs(served).job(job)
    if found is None:
        raise HTTPException(404, f"there is no job {job!r}")
    return found


def _dict(job: Job) -> Json:
    shown: dict[str, Any] = {**asdict(job), "outcomes": dict(job.outcomes)}
    return {**shown, "progress": f"/api/v1/jobs/{job.id}/progress"}


def _shown(job: Job, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(encoded(_dict(job)), status, {**_FRESH, **(headers or {})}, "application/json")
