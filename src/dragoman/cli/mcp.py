"""``dragoman mcp``: the record for an assistant."""

from __future__ import annotations

import signal
import sys
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import complain, guarded
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from dragoman.config import Config
    from dragoman.faces.readers import ReaderProcesses
    from dragoman.pipeline import Reader
    from dragoman.store.base import Store

PORT = 8732


@guarded
def mcp(
    context: typer.Context,
    record: options.Record = None,
    http: Annotated[bool, typer.Option("--http", help="Over HTTP on this machine, not over the standard streams.")] = False,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="With --http; 0: any that is free.")] = PORT,
    actors: options.Actors = None,
    codebooks: options.Codebooks = None,
) -> None:
    """Let an assistant ask a record over the Model Context Protocol: a few tools that only read (docs/mcp.md).

    An assistant starts this command itself and talks to it over the standard streams.

    Example:

      dragoman mcp --record world.sqlite
    """
    from dragoman.cli.settings import record_of, settings
    from dragoman.store import open_store

    config = settings(context, record, actors, codebooks)
    with closing(open_store(record_of(config))) as store, closing(_readers(config)) as readers:
        server = _server(config, store, readers)
        if http:
            _over_http(server, port)
        else:
            if sys.stdin.isatty():
                complain("an assistant's program starts this command and talks to it (docs/mcp.md); Ctrl-D ends")
            server.run("stdio")


def _readers(config: Config) -> ReaderProcesses:
    from dragoman.faces.readers import ReaderProcesses

    return ReaderProcesses(config.actors, config.codebooks)


def _server(config: Config, store: Store, readers: ReaderProcesses) -> MCPServer:
    try:
        from dragoman.mcp.server import create_server
    except ModuleNotFoundError as error:
        raise ConfigError(f"{error.name} is missing; install it: pip install 'dragoman[server]'") from error
    from dragoman.cli.intake import load_reader
    from dragoman.faces.served import Served
    from dragoman.store.addresses import name_of

    @cache
    def load() -> Reader:
        return load_reader(config.actors, config.codebooks)

    return create_server(Served(store, name_of(config.record or ""), readers, config.actors), load)


def _over_http(server: MCPServer, port: int) -> None:
    import uvicorn

    from dragoman.cli.serve import HOST, end, listen
    from dragoman.mcp.server import http_app

    with listen(HOST, port) as listening:
        own = listening.getsockname()[1]
        complain(f"MCP at http://{HOST}:{own}/mcp (Ctrl-C ends)")
        chosen = uvicorn.Config(http_app(server, own), log_level="warning", access_log=False, server_header=False)
        signal.signal(signal.SIGTERM, end)
        uvicorn.Server(chosen).run(sockets=[listening])
