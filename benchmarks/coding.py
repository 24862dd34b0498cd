"""How fast corpora are coded: ``python -m benchmarks.coding [--documents 200] [--repeats 5] [--words 450]``.

Reports of about 450 words go through the whole way (analysis, resolution, record, Parquet), with one worker and with two,
interleaved. Prints documents a second of each repeat, the medians and their ratio, and the load of the machine, without
which the numbers mean nothing; and what the command itself spends of the processor on a report, which bounds how many workers it
can feed. The peer in the same run: what one core does with the parser alone.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from dragoman.batch.job import Job
from dragoman.batch.run import Plan, run
from dragoman.ingest import from_text
from dragoman.pipeline import Reader
from dragoman.types.document import Document

REPORTS = Path(__file__).resolve().parent.parent / "evaluation" / "reports"


def corpus(count: int, words: int) -> list[Document]:
    """``count`` different reports of about ``words`` words, made of the sentences of our own reports."""
    return list(islice(_pieces(words), count))


def _pieces(words: int) -> Iterator[Document]:
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(REPORTS.glob("*.json"))]
    number = 0
    paragraphs = cycle(paragraph for text in texts for paragraph in text.split("\n\n"))
    while True:
        chosen: list[str] = []
        while sum(len(paragraph.split()) for paragraph in chosen) < words:
            chosen.append(next(paragraphs))
        number += 1
        yield from_text("\n\n".join(chosen), title=f"Report {number}")


def rate(documents: list[Document], workers: int) -> tuple[float, float]:
    """Documents a second, loading left in: a run has to load. And seconds of the processor of the command alone, a document."""
    with tempfile.TemporaryDirectory() as folder:
        began, spent = time.perf_counter(), time.process_time()
        run(Job(Path(folder) / "out"), documents, ["benchmark"], Plan(workers=workers, shard_size=len(documents) // 10))
        return len(documents) / (time.perf_counter() - began), (time.process_time() - spent) / len(documents)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--words", type=int, default=450)
    options = parser.parse_args()
    documents = corpus(options.documents, options.words)
    reader = Reader.load()
    rates: dict[int, list[float]] = {1: [], 2: []}
    feeding: list[float] = []
    for _ in range(options.repeats):
        for workers, found in rates.items():
            speed, spent = rate(documents, workers)
            found.append(speed)
            feeding.append(spent)
        print("  ".join(f"{workers}: {found[-1]:5.2f}/s" for workers, found in rates.items()), f"load {os.getloadavg()[0]:.1f}")
    one, two = (median(found) for found in rates.values())
    began = time.perf_counter()
    for document in documents[:20]:
        reader.analyse(document)
    parser_alone = 20 / (time.perf_counter() - began)
    print(f"one worker {one:.2f}/s, two {two:.2f}/s: {two / one:.2f} times; the parser alone {parser_alone:.2f}/s")
    print(f"the command itself: {1000 * median(feeding):.1f} ms of the processor a report")


if __name__ == "__main__":
    main()
