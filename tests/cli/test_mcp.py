"""``dragoman mcp`` as an assistant's program starts it: over the standard streams, and over HTTP."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys

import httpx
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

START = ["-c", "from dragoman.cli import main; main()", "mcp", "--record"]
GREETING = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}  # fmt: skip


@pytest.mark.weights
@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_over_the_standard_streams(record, mode):
    async def ask():
        program = StdioServerParameters(command=sys.executable, args=[*START, str(record)], env=dict(os.environ))
        async with Client(program, mode=mode) as client:
            events = await client.call_tool("events", {"type": ["CONSULT"]})
            assert events.structured_content["total"] == 2
            document = events.structured_content["events"][0]["source"]["resource"]
            assert "untrusted_text" in (await client.read_resource(document)).contents[0].text
            if mode == "auto":
                asked = {"text": "Peru accused Ecuador of closing the border.", "published": "2024-03-05"}
                read = await client.call_tool("read_report", asked)
                assert read.structured_content["events"][0]["recipients"] == ["ECU"]
            assert (await client.call_tool("events", {"type": ["CONSLT"]})).is_error

    asyncio.run(ask())


def test_over_http_only_for_this_machine(record):
    command = [sys.executable, *START, str(record), "--http", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    try:
        line = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/mcp", line)
        assert address, line

        async def ask():
            async with Client(address.group()) as client:
                return (await client.call_tool("events", {})).structured_content["total"]

        assert asyncio.run(ask()) == 4
        accepted = {"Accept": "application/json, text/event-stream"}
        statuses = [
            httpx.post(address.group(), json=GREETING, headers={**accepted, **more}, timeout=30).status_code
            for more in ({}, {"Host": "evil.example"}, {"Origin": "https://evil.example"})
        ]
        assert statuses == [200, 421, 403]
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def test_without_a_record_or_with_none_there(dragoman):
    assert dragoman("mcp").exit_code == 2
    result = dragoman("mcp", "--record", "missing")
    assert result.exit_code == 4 and "there is no record" in result.stderr
