"""An assistant that asks a record in the same process, through the SDK's own client."""

from __future__ import annotations

import asyncio

import pytest
from mcp import Client

from dragoman.faces.demo import build_demo
from dragoman.faces.readers import OneReader
from dragoman.faces.served import Served
from dragoman.mcp.caps import Caps
from dragoman.mcp.server import create_server
from dragoman.store import open_store


class Assistant:
    def __init__(self, store, reader, caps=None):
        served = Served(store, "news.record", OneReader(reader))
        self.server = create_server(served, lambda: reader, caps or Caps())

    def do(self, ask):
        async def asked():
            async with Client(self.server) as client:
                return await ask(client)

        return asyncio.run(asked())

    def call(self, tool, **arguments):
        return self.do(lambda client: client.call_tool(tool, arguments))

    def ask(self, tool, **arguments):
        """The structured answer of a tool."""
        result = self.call(tool, **arguments)
        assert not result.is_error, result.content
        return result.structured_content

    def error(self, tool, **arguments):
        result = self.call(tool, **arguments)
        assert result.is_error
        return result.content[0].text

    def pages(self, tool, kind, **arguments):
        """All entries of a listing, page by page."""
        answer = self.ask(tool, **arguments)
        entries = answer[kind]
        while answer["next"]:
            answer = self.ask(tool, **arguments, after=answer["next"])
            entries += answer[kind]
        return entries


@pytest.fixture(scope="module")
def demo(reader, tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    build_demo(path, lambda: reader)
    return path


@pytest.fixture(scope="module")
def assistant(demo, reader):
    return Assistant(open_store(demo), reader)
