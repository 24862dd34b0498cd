"""The app: the gate, the addresses, the errors. ``cli/serve.py`` adds the pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from secrets import token_hex

import anyio
import anyio.to_thread
from fastapi import APIRouter, FastAPI
from starlette.responses import Response

from dragoman.api.access import Access
from dragoman.api.forms import encoded
from dragoman.api.gate import Gate
from dragoman.api.limits import Limits
from dragoman.api.openapi import document_of
from dragoman.api.problems import tell_problems
from dragoman.api.routes import directories, documents, facts, jobs, reading, summaries
from dragoman.faces.kept import KeptAnswers
from dragoman.faces.served import Served
from dragoman.version import __version__

Pages = Callable[[FastAPI], None]
PREFIX = "/api/v1"
THREADS = 3  # more would wait for each other: eight gave 98 answers a second at p95 160 ms where three gave 113 at 120
READING_THREADS = 24
_ABOUT = "Who did what to whom, when and where, who says so and who disputes it: the record of Dragoman."


def create_app(
    served: Served,
    access: Access,
    limits: Limits | None = None,
    pages: Sequence[Pages] = (),
    beside: AbstractContextManager[object] | None = None,
) -> FastAPI:
    """The server's app. Each of ``pages`` adds routes of its own; ``beside`` is entered as long as the server runs."""
    limits = limits or Limits()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        with beside or nullcontext():
            yield

    app = FastAPI(
        title="Dragoman", version=__version__, description=_ABOUT, docs_url=None, redoc_url=None, openapi_url=None,
        lifespan=lifespan,
    )  # fmt: skip
    app.state.served, app.state.limits, app.state.started = served, limits, token_hex(8)
    app.state.answers = KeptAnswers()
    app.state.reading_threads = anyio.CapacityLimiter(READING_THREADS)
    tell_problems(app)
    for router in (facts.router, documents.router, directories.router, summaries.router, reading.router, jobs.router):
        app.include_router(router, prefix=PREFIX)
    app.include_router(_about(app), prefix=PREFIX)
    for add in pages:
        add(app)
    app.add_middleware(Gate, access=access, limits=limits)
    return app


def _about(app: FastAPI) -> APIRouter:
    router = APIRouter()

    @router.get("/openapi.json", include_in_schema=False)
    def openapi() -> Response:
        return Response(encoded(document_of(app)), media_type="application/json")

    return router
