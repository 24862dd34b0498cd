"""How a long run behaves: ``python -m benchmarks.soak CORPUS --out soak.tsv [--minutes 60] [--workers 1]``.

Codes the corpus and, every ten seconds, writes down the documents done, and of the command and of each process that reads the
resident memory (MB) and the open handles. When the time is over, or the corpus, it prints the slope of memory after the
first tenth, and in the last third alone, where caches have mostly filled (Theil and Sen: the median of the slopes between
pairs of moments, which single peaks leave alone), what that makes in 24 hours, and the memory when 10,000 and 100,000
documents were done. ``--out`` of an earlier run without a corpus tells that one again. Linux only: it reads ``/proc``.
"""

from __future__ import annotations

import argparse
import csv
import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import median

from benchmarks.coding_kills import start, workers

SECONDS = 10.0
MARKS = (10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Sample:
    """``command`` and ``readers``: resident MB, of the largest reader; handles likewise."""

    seconds: float
    documents: int
    command: float
    reader: float
    command_handles: int
    reader_handles: int


def resident(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def handles(process: int) -> int:
    return len(os.listdir(f"/proc/{process}/fd"))


def take(process: int, out: Path, shard_size: int, began: float) -> Sample | None:
    """None while a process is just being replaced."""
    try:
        reading = workers(process)
        if not Path(f"/proc/{process}/exe").exists():  # it has ended and waits to be asked
            return None
        return Sample(
            round(time.monotonic() - began, 1),
            shard_size * sum(1 for _ in (out / "shards").glob("*.json")),
            round(resident(process), 1), round(max(map(resident, reading)), 1),
            handles(process), max(map(handles, reading)),
        )  # fmt: skip
    except (OSError, ValueError):
        return None


def slope(samples: list[Sample], of: str) -> float:
    """MB an hour, by Theil and Sen over at most 200 moments."""
    chosen = samples[:: max(1, len(samples) // 200)]
    return 3600 * median(
        (getattr(b, of) - getattr(a, of)) / (b.seconds - a.seconds) for a, b in combinations(chosen, 2)
    )


def told(samples: list[Sample]) -> list[str]:
    settled = samples[len(samples) // 10 :]
    lines = [f"{samples[-1].documents} documents in {samples[-1].seconds / 60:.0f} minutes"]
    for of in ("command", "reader"):
        an_hour = slope(settled, of)
        values = [getattr(sample, of) for sample in settled]
        at_last = slope(samples[-len(samples) // 3 :], of)
        lines.append(
            f"{of}: {min(values):.0f} to {max(values):.0f} MB, {an_hour:+.1f} MB an hour, {24 * an_hour:+.0f} in 24 hours; "
            f"in the last third {at_last:+.1f} an hour, {24 * at_last:+.0f} in 24 hours; "
            f"handles {min(getattr(s, f'{of}_handles') for s in settled)} to {max(getattr(s, f'{of}_handles') for s in settled)}"
        )
    for mark in MARKS:
        after = next((sample for sample in samples if sample.documents >= mark), None)
        if after is not None:
            lines.append(f"after {mark} documents: command {after.command:.0f} MB, reader {after.reader:.0f} MB")
    return lines


def watched(options: argparse.Namespace) -> list[Sample]:
    """Runs, and writes the samples down as they are taken."""
    samples: list[Sample] = []
    with tempfile.TemporaryDirectory() as folder, options.out.open("w", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(Sample.__slots__)
        out, began = Path(folder) / "coded", time.monotonic()
        run = start(options.corpus, out, "local", options.shard_size, options.workers)
        while run.poll() is None and time.monotonic() - began < 60 * options.minutes:
            time.sleep(SECONDS)
            if sample := take(run.pid, out, options.shard_size, began):
                samples.append(sample)
                table.writerow([getattr(sample, name) for name in Sample.__slots__])
                file.flush()
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGINT)
            run.wait(60)
    return samples


def kept(path: Path) -> list[Sample]:
    """The samples of an earlier run, without the moments in which it ended."""
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = [
        Sample(
            float(row["seconds"]), int(row["documents"]), float(row["command"]), float(row["reader"]),
            int(row["command_handles"]), int(row["reader_handles"]),
        )
        for row in rows
    ]  # fmt: skip
    return [sample for sample in found if sample.command_handles]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("--out", type=Path, required=True, help="where the samples go, as a table")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--shard-size", type=int, default=500)
    options = parser.parse_args()
    samples = watched(options) if options.corpus else kept(options.out)
    if len(samples) < 10:
        sys.exit("too short to say anything")
    print("\n".join(told(samples)))


if __name__ == "__main__":
    main()
