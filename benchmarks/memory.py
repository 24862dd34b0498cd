"""Memory and speed over many reports: ``python -m benchmarks.memory [--documents 10000] [--json]``.

Reads the reports of ``bulk/`` one after another in one process and notes the resident memory after every tenth of them;
what it holds after the first tenth (weights, gazetteer, full caches) should be what it holds after the last.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dragoman import load
from dragoman.ingest import from_text
from dragoman.types.document import Document
from evaluation.corpora import BULK, corpora


def reports(path: Path) -> Iterator[Document]:
    """The dated reports of a bulk file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield from_text(row["text"], published=date.fromisoformat(row["date"][:10]))


def resident() -> float:
    """Resident memory of this process in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return round(pages * 4096 / 1e6, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--file", type=Path, default=corpora() / BULK)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    reader = load()
    documents = itertools.islice(reports(options.file), options.documents)
    tenth, rows = max(1, options.documents // 10), []
    began = time.perf_counter()
    for number, _ in enumerate(reader.pipe(documents), start=1):
        if number % tenth == 0:
            spent = time.perf_counter() - began
            rows.append({"documents": number, "seconds": round(spent, 1), "resident_mb": resident()})
            if not options.json:
                print(f"{number:7d} reports {spent:7.1f} s {rows[-1]['resident_mb']:7.1f} MB", flush=True)
    if options.json:
        json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main()
