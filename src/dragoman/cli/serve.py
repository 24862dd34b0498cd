"""``dragoman serve``: the record for programs and in the browser."""

from __future__ import annotations

import gc
import signal
import socket
import time
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import complain, guarded
from dragoman.errors import ConfigError, StoreError

if TYPE_CHECKING:
    from dragoman.api.access import Access
    from dragoman.config import Config
    from dragoman.store.jobs import Jobs

HOST, PORT = "127.0.0.1", 8731
GRACE, ENDED = 5, 143
YOUNG_OBJECTS = 50_000


@guarded
def serve(
    context: typer.Context,
    record: Annotated[
        str | None, typer.Argument(metavar="RECORD", help="The record; without one an example is shown.")
    ] = None,
    host: Annotated[str, typer.Option("--host", metavar="H", help="Listen here; beyond loopback a token is asked for.")] = HOST,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="0: any that is free.")] = PORT,
    token_file: Annotated[
        str | None, typer.Option("--token-file", metavar="FILE", help="Holds the token that clients must send (or its hash).")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", metavar="NAME", help="A name that leads to this server. Repeatable.")
    ] = None,
    readers: Annotated[int, typer.Option("--readers", metavar="N", min=1, help="Read so many reports at once.")] = 1,
    actors: options.Actors = None,
    codebooks: options.Codebooks = None,
) -> None:
    """Serve a record: pages for people (docs/web.md), /api/v1 for programs (docs/http.md). Only this machine can reach it, unless told otherwise.

    Examples:

      dragoman serve world.sqlite

      dragoman serve world.sqlite --host 0.0.0.0 --allow-host news.example.org --token-file token
    """
    from dragoman.cli.settings import settings

    config = settings(context, record, actors, codebooks)
    access = _access(host, allow_host or [], token_file)
    with listen(host, port) as listening:
        _run(config, access, listening, readers)


def _access(host: str, names: list[str], token_file: str | None) -> Access:
    try:
        from dragoman.api.access import access_for
    except ModuleNotFoundError as error:
        raise ConfigError(f"{error.name} is missing; install it: pip install 'dragoman[server]'") from error
    try:
        token = None if token_file is None else Path(token_file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the token file cannot be read ({error}); make one: openssl rand -hex 32 > FILE") from error
    return access_for(host, names, token)


def listen(host: str, port: int) -> socket.socket:
    """Listens before anything is loaded, so that a port in use is told at once."""
    try:
        family = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host.strip("[]"), port), family=family, backlog=512)
    except OSError as error:
        raise ConfigError(f"cannot listen at {host}:{port} ({error.strerror}); give another --port or --host") from error


def _run(config: Config, access: Access, listening: socket.socket, readers: int) -> None:
    try:
        import uvicorn

        from dragoman.api.app import create_app
        from dragoman.web.app import add_pages
    except ModuleNotFoundError as error:
        raise ConfigError(f"{error.name} is missing; install it: pip install 'dragoman[server]'") from error
    from dragoman.faces.job_process import JobProcess, runner_of
    from dragoman.faces.readers import ReaderProcesses
    from dragoman.faces.served import Served
    from dragoman.store import open_store
    from dragoman.store.addresses import name_of

    record = config.record or _example(config)
    with ExitStack() as open_things:
        store = open_things.enter_context(closing(open_store(record)))
        reading = open_things.enter_context(closing(ReaderProcesses(config.actors, config.codebooks, readers)))
        jobs = _jobs(record, open_things)
        served = Served(store, name_of(record), reading, config.actors, jobs)
        working = None if jobs is None else JobProcess(partial(runner_of, record, config.actors, config.codebooks))
        app = create_app(served, access, pages=(add_pages,), beside=working)
        complain(f"{served.record} at {_address(listening)} (Ctrl-C ends)")
        chosen = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, proxy_headers=False,
            timeout_graceful_shutdown=GRACE, h11_max_incomplete_event_size=32_768,
        )  # fmt: skip
        _collect_seldom()
        signal.signal(signal.SIGTERM, end)  # the framework passes it on when it has come to an end
        uvicorn.Server(chosen).run(sockets=[listening])


def _collect_seldom() -> None:
    """What is loaded stays, and answers leave few cycles behind: looking for them took a sixth of the time of an answer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _jobs(record: str, open_things: ExitStack) -> Jobs | None:
    from dragoman.store.jobs_sqlite import jobs_of

    try:
        return open_things.enter_context(closing(jobs_of(record, time.time)))
    except StoreError as error:
        complain(f"no jobs are taken: {error}")
        return None


def end(number: int, frame: object) -> None:
    raise SystemExit(ENDED)


def _example(config: Config) -> str:
    from dragoman.cli.intake import load_reader
    from dragoman.faces.demo import cached_demo

    complain("no record given: this is the example (dragoman demo makes a copy)")
    return str(cached_demo(load_reader))
