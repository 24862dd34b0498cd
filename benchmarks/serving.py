"""How many questions a server answers a second, and how fast, while it adds reports or not.

    python -m benchmarks.serving RECORD [--seconds 20] [--clients 8] [--rate 150] [--adding]

RECORD is copied first and never changed. The server and its clients share this machine and speak over loopback; the
questions are drawn, always in the same order, from those that pages ask most. ``--adding``: a job of made-up reports
runs all the while. With ``--rate`` requests begin at that rate, whatever the answers do; without it each client asks
anew as soon as it has its answer.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

COUNTRIES = ("CHN", "USA", "RUS", "ISR", "IRN", "SYR", "PAK", "IND", "FRA", "GBR", "TUR", "EGY", "JPN", "UKR", "AFG", "KEN")
WORDS = ("ceasefire talks", "visit", "sanctions", "earthquake", "border", "protest", "minister", "missile")
MAX_SECONDS = 120


def questions(record: Path) -> Iterator[tuple[str, str]]:
    """(kind, path) without end."""
    draw = random.Random(7)
    with closing(sqlite3.connect(record)) as connection:
        documents = [row[0] for row in connection.execute("SELECT id FROM documents WHERE newest = 1 ORDER BY id LIMIT 5000")]
        days = [row[0] for row in connection.execute("SELECT DISTINCT day FROM documents WHERE day < '9999' ORDER BY day")]
    while True:
        one, other = draw.sample(COUNTRIES, 2)
        year, day = draw.choice(days)[:4], draw.choice(days)
        yield draw.choice([
            ("events", f"events?country={one}&since={year}&limit=20"),
            ("events", f"events?between={one}&between={other}&limit=20"),
            ("claims", f"claims?by={one}&since={year}&limit=20"),
            ("relations", f"relations?party={one}&limit=20"),
            ("documents", f"documents?since={day}&limit=20"),
            ("document", f"documents/{draw.choice(documents)}"),
            ("document", f"documents/{draw.choice(documents)}"),
            ("count", f"events/count?country={one}&since={year}"),
            ("dyad", f"dyads/{one}/{other}?by=year"),
            ("state", f"state?on={day}&country={one}"),
            ("timeline", f"timeline?country={one}&since={year}&until={year}"),
            ("search", f"search?words={draw.choice(WORDS).replace(' ', '%20')}&limit=10"),
        ])  # fmt: skip


@contextmanager
def serving(record: Path) -> Iterator[tuple[int, int]]:
    """Port and process of a server of the record."""
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "serve", str(record), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        found = re.search(r"http://127\.0\.0\.1:(\d+)", process.stderr.readline())
        assert found is not None
        yield int(found.group(1)), process.pid
    finally:
        process.terminate()
        process.wait(30)


async def ask(port: int, line: asyncio.StreamReader, pen: asyncio.StreamWriter, path: str) -> int:
    """The status of one answer on a connection that stays open."""
    pen.write(f"GET /api/v1/{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    head = (await line.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = re.search(r"content-length: (\d+)", head)
    assert length is not None, head
    await line.readexactly(int(length.group(1)))
    return int(head.split()[1])


async def load(port: int, asked: Iterator[tuple[str, str]], seconds: float, clients: int, rate: float | None) -> dict[str, list[float]]:
    """Seconds of each answer, by kind; those that begin late because all clients are busy are counted from their time."""
    times: dict[str, list[float]] = defaultdict(list)
    began = time.perf_counter()
    number = 0

    async def client() -> None:
        nonlocal number
        line, pen = await asyncio.open_connection("127.0.0.1", port, limit=1 << 24)
        while (now := time.perf_counter()) - began < seconds:
            number += 1
            due = now if rate is None else began + number / rate
            (kind, path) = next(asked)
            if due > now:
                await asyncio.sleep(due - now)
            status = await ask(port, line, pen, path)
            times[kind if status == 200 else f"{kind} {status}"].append(time.perf_counter() - due)
        pen.close()

    await asyncio.gather(*(client() for _ in range(clients)))
    times["seconds"] = [time.perf_counter() - began]
    return times


def post_job(port: int, reports: int) -> None:
    lines = "\n".join(json.dumps({
        "text": f"Peru accused Ecuador of closing the border on Monday. Ecuador denied it. Chile sent {number} ships to Callao.",
        "published": "2024-03-05", "title": f"Report {number}",
    }) for number in range(reports))  # fmt: skip
    kind = {"Content-Type": "application/x-ndjson"}
    urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/api/v1/jobs", lines.encode(), kind), timeout=60)


def jobs_done(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/jobs", timeout=30) as answer:
        return sum(int(job["done"]) for job in json.load(answer))


def processor_seconds(process: int) -> float:
    """What the server itself has used; the processes that read reports are not counted."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--rate", type=float)
    parser.add_argument("--adding", action="store_true")
    chosen = parser.parse_args()
    seconds = min(chosen.seconds, MAX_SECONDS)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite"
        with closing(sqlite3.connect(f"file:{chosen.record}?mode=ro", uri=True)) as there, closing(sqlite3.connect(copy)) as here:
            there.backup(here)
        asked = questions(copy)
        with serving(copy) as (port, process):
            asyncio.run(load(port, asked, 2, 2, None))  # the first answers load tables
            if chosen.adding:
                post_job(port, int(100 * seconds) + 1000)
                time.sleep(3)
            before, spent = jobs_done(port), processor_seconds(process)
            times = asyncio.run(load(port, asked, seconds, chosen.clients, chosen.rate))
            report(times, jobs_done(port) - before, processor_seconds(process) - spent)
        shutil.rmtree(folder, ignore_errors=True)


def report(times: dict[str, list[float]], added: int, spent: float) -> None:
    (seconds,) = times.pop("seconds")
    everything = [each for some in times.values() for each in some]
    for kind, some in [*sorted(times.items()), ("all", everything)]:
        some.sort()
        print(f"{kind:14} {len(some):6}  p50 {1000 * some[len(some) // 2]:7.1f} ms  p95 {1000 * some[int(len(some) * 0.95)]:7.1f} ms")
    print(f"{len(everything) / seconds:.0f} answers a second, {added / seconds:.0f} reports a second added beside")
    print(f"{1000 * spent / len(everything):.1f} ms of a core for an answer; load of the machine {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
