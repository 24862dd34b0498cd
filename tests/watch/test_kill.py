"""``dragoman watch`` is killed (SIGKILL) at random moments and started again, until a round comes to its end."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.store import open_store
from dragoman.store.filters import DocumentFilter
from dragoman.types.ledger import AlertNote, FeedEntry
from tests.feed_server import FeedServer, item
from tests.watch.desk import TEXT

ARTICLES = 30
KILLS = 2


@pytest.mark.slow
def test_nothing_is_lost_or_doubled(server, tmp_path):
    server.pages.clear()
    links = [server.article(f"/{n}", f"Visit {n}", *TEXT, f"It was visit {n}.") for n in range(ARTICLES)]
    server.feed("/feed", *(item(link, f"Visit {n}") for n, link in enumerate(links)), etag='"1"')
    (tmp_path / "feeds.toml").write_text(
        f'[watch]\ndelay = 0.02\n[[feed]]\npublisher = "Fjord Wire"\naddress = "{server.address}/feed"\n'
        '[[alert]]\nwhen = "new event"\nfile = "alerts.jsonl"\n'
    )
    chance = random.Random(7)
    for _ in range(KILLS):
        server.asked.clear()
        with start(tmp_path) as process:
            wait(server, process, chance.randrange(3, 20))
            process.kill()
    with start(tmp_path) as process:
        assert process.wait(timeout=60) == 0
    with open_store(tmp_path / "r").view() as view:
        documents = [entry.document.url for entry in view.documents(DocumentFilter(revisions=True))]
        assert sorted(documents) == sorted(links)
        assert {entry.state for entry in view.notes(FeedEntry)} == {"done"}
        (note,) = view.notes(AlertNote)
    sent = [json.loads(line) for line in (tmp_path / "alerts.jsonl").read_text().splitlines()]
    assert {alert["id"] for alert in sent} == {note.id} and len(sent) <= 2  # twice if killed between sending and noting


def wait(server: FeedServer, process: subprocess.Popen[bytes], requests: int) -> None:
    """Until the process has asked for so much, or has come to its end, and a moment longer."""
    while len(server.asked) < requests and process.poll() is None:
        time.sleep(0.005)
    time.sleep(random.uniform(0, 0.02))


def start(folder: Path) -> subprocess.Popen[bytes]:
    script = Path(__file__).with_name("killed_watch.py")
    command = [sys.executable, str(script), str(folder / "feeds.toml"), str(folder / "r")]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())


def environment() -> dict[str, str]:
    root = Path(__file__).resolve().parents[2]
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), *sys.path])}
