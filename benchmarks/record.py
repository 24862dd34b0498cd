"""A large record: how fast it is filled, how large it is, how fast it answers.

``python -m benchmarks.record READINGS.jsonl[.gz] [--copies 9] [--record R] [--server]``

The readings are what ``dragoman read --jsonl`` writes. Each copy of them is stored as other documents (other ids and
addresses, the same days and facts), so that a record of any size can be made in minutes; only the store is measured,
nothing is read. Then each query is asked about parties and days of the record in turn, on a warm file, and the median
and the 95th percentile of the times are printed, results fetched whole, then the same of the processor time, which other work on the machine leaves alone. Before that the record is fused, where that has
not been done. ``--server``: on a PostgreSQL server of our own.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from benchmarks.memory import resident
from dragoman.fusing import fuse
from dragoman.ontology.standing import load_standing
from dragoman.query.dyads import dyad_report
from dragoman.query.fused import fused_events
from dragoman.query.network import network
from dragoman.query.search import search
from dragoman.query.state import state_on
from dragoman.query.timeline import timeline
from dragoman.store import open_store
from dragoman.store.base import Store, View
from dragoman.store.filters import EventFilter
from dragoman.types.deserialise import reading_from_dict
from dragoman.types.record import Reading
from tests.postgres import server

GROUP = 100
STATES = ("RUS", "USA", "CHN", "UKR", "ISR", "IRN", "IND", "PAK", "SYR", "FRA", "TUR", "JPN", "PER", "KEN")
PAIRS = (
    ("RUS", "UKR"), ("ISR", "PSE"), ("IND", "PAK"), ("USA", "CHN"), ("USA", "IRN"), ("RUS", "USA"), ("SYR", "TUR"),
    ("PRK", "KOR"), ("PER", "ECU"), ("GBR", "FRA"),
)  # fmt: skip
DAYS = tuple(date(year, month, 15) for year in range(2004, 2026, 3) for month in (2, 9))
WORDS = ("ceasefire", "president", "border clashes", '"foreign minister"', "earthquake", "tariffs", "killed police", "talks")


def stored(path: Path, copy: int) -> Iterator[Reading]:
    """The readings of a file as other documents."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        for line in lines:
            reading = reading_from_dict(json.loads(line))
            document = reading.document
            name = hashlib.sha256(f"{copy}/{document.id}".encode()).hexdigest()[:32]
            document = replace(document, id=name, url=f"{document.url}?copy={copy}")
            events = tuple(replace(event, id=_renamed(event.id, copy)) for event in reading.events)
            claims = tuple(
                replace(claim, events=tuple(_renamed(event, copy) for event in claim.events)) for claim in reading.claims
            )
            yield replace(reading, document=document, events=events, claims=claims)


def _renamed(event: str, copy: int) -> str:
    return hashlib.sha256(f"{copy}/{event}".encode()).hexdigest()[:16]


def fill(store: Store, path: Path, copies: int) -> None:
    began, added = time.perf_counter(), 0
    with store.writer() as writer:
        for copy in range(copies):
            readings = stored(path, copy)
            spent = cpu = 0.0
            while group := list(islice(readings, GROUP)):
                start, before = time.perf_counter(), time.process_time()
                writer.add_all(group)
                spent += time.perf_counter() - start
                cpu += time.process_time() - before
                added += len(group)
            rate = added / (copy + 1) / spent
            print(f"{added:8d} documents, the last copy at {rate:5.0f} a second ({rate * spent / cpu:.0f} of processor time), "
                  f"{resident():6.1f} MB", flush=True)  # fmt: skip
    print(f"filled in {time.perf_counter() - began:.0f} s, with the time to parse the readings")


def measure(name: str, view: View, questions: list[Callable[[View], object]]) -> None:
    spent, cpu = [], []
    for ask in questions:
        ask(view)  # once for the cache of the file
        start, before = time.perf_counter(), time.process_time()
        ask(view)
        spent.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.process_time() - before))
    shown = " ".join(f"{number:7.1f} ms" for times in (spent, cpu) for number in (median(times), quantiles(times, n=20)[-1]))
    print(f"{name:34s} {len(spent):4d} queries {shown}", flush=True)


def ask_all(store: Store) -> None:
    days = load_standing()
    header = " ".join(f"{word:>10s}" for word in ("median", "p95", "cpu median", "cpu p95"))
    print(f"{'':34s}              {header}")
    with store.view() as view:
        measure("state of the world on a day", view, [lambda v, d=d: state_on(v, d, days) for d in DAYS])
        measure("state of a country on a day", view,
                [lambda v, d=d, s=s: state_on(v, d, days, s) for s in STATES for d in DAYS[::4]])  # fmt: skip
        measure("dyad by month", view, [lambda v, p=p: dyad_report(v, p, by="month") for p in PAIRS])
        measure("dyad by year, since 2014", view,
                [lambda v, p=p: dyad_report(v, p, since=date(2014, 1, 1), by="year") for p in PAIRS])  # fmt: skip
        measure("timeline of a country, by year", view,
                [lambda v, s=s: timeline(v, EventFilter(country=s), "year") for s in STATES])  # fmt: skip
        measure("timeline of a month, by day", view, [
            lambda v, d=d: timeline(v, EventFilter(since=d.replace(day=1), until=d.replace(day=28)), "day") for d in DAYS
        ])  # fmt: skip
        measure("network of a month", view,
                [lambda v, d=d: network(v, days, since=d.replace(day=1), until=d.replace(day=28)) for d in DAYS])  # fmt: skip
        measure("network of a country, a year", view, [
            lambda v, s=s: network(v, days, since=date(2015, 1, 1), until=date(2015, 12, 31), country=s) for s in STATES
        ])  # fmt: skip
        measure("search", view, [lambda v, w=w: search(v, w, 20) for w in WORDS])
        measure("events of a pair, first 50", view,
                [lambda v, p=p: list(v.events(EventFilter(between=p, limit=50))) for p in PAIRS])  # fmt: skip
        measure("fused events of a pair, first 50", view,
                [lambda v, p=p: list(fused_events(v, EventFilter(between=p, limit=50))) for p in PAIRS])  # fmt: skip


def run(record: str, path: Path, copies: int) -> None:
    store = open_store(record, create=True)
    with store.view() as view:
        filled = view.count_documents()
    if not filled:
        fill(store, path, copies)
    if Path(record).exists():
        print(f"{Path(record).stat().st_size / 1e6:.0f} MB on the disk")
    began = time.perf_counter()
    done = fuse(store)
    print(f"{done} in {time.perf_counter() - began:.0f} s, {resident():.0f} MB")
    ask_all(store)
    store.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--record", help="where to keep it; asked as it is where it is there already")
    parser.add_argument("--server", action="store_true")
    options = parser.parse_args()
    if options.server:
        with server() as url:
            run(url, options.readings, options.copies)
    else:
        with tempfile.TemporaryDirectory() as folder:
            run(options.record or str(Path(folder) / "record"), options.readings, options.copies)


if __name__ == "__main__":
    main()
