"""``dragoman serve`` and ``demo`` as users start them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager

import httpx
import pytest


@contextmanager
def serving(record, *arguments):
    """The address of a server of a record, on any free port of this machine."""
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "serve", str(record), "--port", "0", *arguments]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        line = process.stderr.readline()
        address = re.search(r"http://\S+:\d+", line)
        assert address, line
        yield address.group(), process
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def test_a_server_answers_and_ends_when_it_is_told_to(record):
    with serving(record) as (address, process):
        with httpx.Client(base_url=address, timeout=30) as client:
            assert client.get("/api/v1/events/count").json() == {"count": 4}
            assert client.get("/api/v1/events", headers={"Host": "evil.example"}).status_code == 421
            assert "server" not in client.get("/api/v1/events").headers
            page = client.get("/")
            assert page.headers["content-type"].startswith("text/html") and "<h1>" in page.text
            with client.stream("GET", "/api/v1/events?format=ndjson") as lines:
                assert [json.loads(line)["type"] for line in lines.iter_lines()].count("CONSULT") == 2
            job = client.post(
                "/api/v1/jobs", content='{"text":"Peru accused Ecuador of closing the border."}\n',
                headers={"Content-Type": "application/x-ndjson"},
            ).json()  # fmt: skip
            with client.stream("GET", job["progress"]) as events:
                told = "\n".join(events.iter_lines())
            assert "event: finished" in told and '"outcome": "added"' in told
            assert client.get("/api/v1/documents/count").json() == {"count": 3}
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 143


def test_beyond_loopback_a_token_is_asked_for(dragoman, record, tmp_path):
    result = dragoman("serve", record, "--host", "0.0.0.0")
    assert result.exit_code == 2 and "--token-file" in result.stderr
    assert "token file cannot be read" in dragoman("serve", record, "--token-file", "missing").stderr
    (tmp_path / "token").write_text("0123456789abcdef0123\n")
    with serving(record, "--token-file", str(tmp_path / "token")) as (address, _):
        assert httpx.get(f"{address}/api/v1/events").status_code == 401
        allowed = {"Authorization": "Bearer 0123456789abcdef0123"}
        assert httpx.get(f"{address}/api/v1/events", headers=allowed).status_code == 200


def test_a_port_in_use_and_a_record_that_is_not_there(dragoman, record):
    with serving(record) as (address, _):
        result = dragoman("serve", record, "--port", address.rpartition(":")[2])
    assert result.exit_code == 2 and "another --port" in result.stderr
    result = dragoman("serve", "missing", "--port", "0")
    assert result.exit_code == 4 and "there is no record" in result.stderr


@pytest.mark.weights
def test_an_example_record(dragoman, reader, monkeypatch):
    from dragoman.cli import intake

    monkeypatch.setattr(intake, "load_reader", lambda actors=(), codebooks=(): reader)
    assert "16 invented reports" in dragoman("demo", "mine.sqlite").stderr
    assert dragoman("demo", "mine.sqlite").exit_code == 4
    assert dragoman("disputes", "--record", "mine.sqlite", "--json").stdout.count("\n") >= 3
