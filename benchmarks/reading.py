"""How fast reports are read: ``python benchmarks/reading.py [--repeats N]``.

Prints seconds for loading, for one report of about 500 words and for our ten reports, and the share of it that is the
analysis model; each the median of the repeats, one thread. The parser alone is the peer in the same run: what
resolution and record add to it is the ratio to watch.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from dragoman.ingest import from_text
from dragoman.pipeline import Reader

REPORTS = Path(__file__).resolve().parent.parent / "evaluation" / "reports"
WORDS = 500


def seconds(work: Callable[[], object], repeats: int) -> float:
    """Median wall-clock seconds of ``work`` over the repeats."""
    spent = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return median(spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=7)
    repeats = parser.parse_args().repeats
    began = time.perf_counter()
    reader = Reader.load()
    print(f"load                        {time.perf_counter() - began:7.3f} s")
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(REPORTS.glob("*.json"))]
    one = from_text(" ".join(" ".join(texts).split()[:WORDS]))
    documents = [from_text(text) for text in texts]
    reader.read_document(one)  # the first reading fills caches
    whole = seconds(lambda: reader.read_document(one), repeats)
    parsed = seconds(lambda: reader.analyse(one), repeats)
    print(f"one report of {WORDS} words     {whole:7.3f} s, {whole / parsed:.1f} times the parser alone")
    every = seconds(lambda: [reader.read_document(d) for d in documents], max(1, repeats // 2))
    print(f"{len(documents)} reports                  {every:7.3f} s, {60 * len(documents) / every:.0f} reports a minute")


if __name__ == "__main__":
    main()
