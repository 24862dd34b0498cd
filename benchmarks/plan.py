"""What a corpus of any size will take: ``python -m benchmarks.plan [--articles 100000000] [--price 0.04] [--write]``.

All is derived from ``NOW``, which is the only place where measured figures stand. ``--write`` puts the tables into
``docs/corpora.md``; a test compares them. ``--measure CORPUS`` codes and loads a corpus of press articles with one worker
and prints the figures that go into ``NOW``; ``benchmarks.coding`` measures the two rates.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs" / "corpora.md"
BEGIN, END = "<!-- python -m benchmarks.plan --write -->\n", "<!-- end of the plan -->\n"
COMMAND = [sys.executable, "-c", "import sys; from dragoman.cli import main; sys.exit(main())"]
OUTPUT = ("events", "polecat", "claims", "relations", "quantities", "documents", "readings", "shards")


@dataclass(frozen=True, slots=True)
class Measured:
    """Reports of 450 words a second by one worker and by two on two cores, and seconds of the processor that the command
    itself spends on one (``benchmarks.coding``); the rest of articles of ``words`` words: bytes
    of each folder of the output, of the input as it is kept, of the manifest a shard, of a record; articles a second of the
    processor that one command cuts into shards, and loads into a record."""

    one_worker: float
    two_workers: float
    feeding: float
    words: float
    output: tuple[int, ...]
    spooled: int
    manifest: int
    record: int
    cut: float
    loaded: float


NOW = Measured(
    one_worker=5.2, two_workers=9.2, feeding=0.0057, words=743, output=(1022, 552, 2948, 34, 208, 38, 8279, 4),
    spooled=1915, manifest=2181, record=39043, cut=1312, loaded=119,
)  # fmt: skip
WORDS = 450
"""Of the articles that are planned for: what ``benchmarks.coding`` reads too."""
SHARD = 2000
CORES = (64, 256, 1024)


def per_core(now: Measured) -> float:
    """Articles a second and core when all cores are busy: two workers on two cores, feeding them included."""
    return now.two_workers / 2


def fed(now: Measured) -> int:
    """Workers that one command of the local engine can feed."""
    return int(1 / now.feeding / per_core(now))


def core_hours(articles: int, now: Measured) -> float:
    return articles / per_core(now) / 3600


def scaled(size: float, now: Measured) -> float:
    """From the articles that sizes and speeds were measured with to those that are planned for: by words."""
    return size * WORDS / now.words


def tables(articles: int, price: float, now: Measured = NOW) -> str:
    hours = core_hours(articles, now)
    cores = [
        f"| {count:,} | {hours / count / 24:,.1f} days | {articles / SHARD / count:,.0f} | {hours * price:,.0f} |" for count in CORES
    ]
    sizes = [
        f"| `{name}` | {scaled(size, now) / 1000:.2f} kB | {told(scaled(size, now) * articles)} |"
        for name, size in zip(OUTPUT, now.output, strict=True)
    ]
    whole = scaled(sum(now.output), now)
    sizes.append(f"| all of the output | {whole / 1000:.1f} kB | {told(whole * articles)} |")
    for name, size in (("`input`, until the end", now.spooled), ("a record (SQLite)", now.record)):
        sizes.append(f"| {name} | {scaled(size, now) / 1000:.1f} kB | {told(scaled(size, now) * articles)} |")
    steps = [
        f"| {name} | {rate * now.words / WORDS:,.0f} | {span(articles / (rate * now.words / WORDS))} |"
        for name, rate in (("reading the inputs and cutting them", now.cut), ("`dragoman load --no-fuse`, SQLite", now.loaded))
    ]
    return "\n".join(
        [
            f"{articles:,} articles of {WORDS} words at {per_core(now):.1f} a second and core: **{hours:,.0f} core hours**, "
            f"{hours * price:,.0f} dollars at {price:g} a core hour (an assumption: set it with `--price`).",
            "",
            f"| cores | time | shards of {SHARD:,} a core | dollars |", "|---|---|---|---|", *cores,
            "",
            "| on the disk | an article | all |", "|---|---|---|", *sizes,
            "",
            "| one command alone, of the processor | articles a second | all |", "|---|---|---|", *steps,
            "",
            f"Shards of {SHARD:,} are {articles // SHARD:,}, with about {8 * articles // SHARD:,} files and "
            f"{told(now.manifest * articles / SHARD)} of manifests; of 500, four times as many. A kill costs a worker at most "
            f"{SHARD / per_core(now) / 60:.0f} minutes. One command can feed about {fed(now)} local workers ({1000 * now.feeding:.1f} ms of "
            "its own an article).",
            "",
        ]
    )  # fmt: skip


def told(size: float) -> str:
    return f"{size / 1e12:.1f} TB" if size >= 1e12 else f"{size / 1e9:,.0f} GB" if size >= 1e9 else f"{size / 1e6:,.0f} MB"


def span(seconds: float) -> str:
    return f"{seconds / 86400:,.1f} days" if seconds >= 86400 else f"{seconds / 3600:.1f} hours"


def written(document: str, section: str) -> str:
    """The document with the section between its marks."""
    before, _, rest = document.partition(BEGIN)
    return before + BEGIN + section + END + rest.partition(END)[2]


def measured(corpus: Path) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "coded"
        _timed("code", str(corpus), "--out", str(out), "--workers", "1")
        return weighed(corpus, out)


def weighed(corpus: Path, out: Path) -> Measured:
    """``out``: what ``dragoman code`` made of the corpus. Fusion is left out: its time depends on reports a day."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.sqlite"
        words, articles, cut, spooled = _cut(corpus, Path(folder))
        loading = _timed("load", str(out), "--record", str(record), "--no-fuse")
        sizes = tuple(sum(file.stat().st_size for file in (out / name).iterdir()) // articles for name in OUTPUT)
        shards = len(list((out / "shards").iterdir()))
        return Measured(
            NOW.one_worker, NOW.two_workers, NOW.feeding, words, sizes, spooled, (out / "manifest.json").stat().st_size // shards,
            record.stat().st_size // articles, round(articles / cut), round(articles / loading),
        )  # fmt: skip


def _cut(corpus: Path, folder: Path) -> tuple[int, int, float, int]:
    """Words an article, articles, seconds to read and cut them, bytes an article."""
    from dragoman.batch.spool import spool
    from dragoman.ingest.sources import read_source

    documents = list(read_source(str(corpus)))
    began = time.process_time()
    shards = list(spool(read_source(str(corpus)), folder, SHARD))
    seconds = time.process_time() - began
    words = sum(len(document.text.split()) for document in documents)
    size = sum(shard.path.stat().st_size for shard in shards)
    return words // len(documents), len(documents), seconds, size // len(documents)


def _timed(*arguments: str) -> float:
    """Seconds of the processor, which other work on the machine leaves alone."""
    began = _children()
    subprocess.run([*COMMAND, *arguments], check=False)  # 1: some article could not be read
    return _children() - began


def _children() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000_000)
    parser.add_argument("--price", type=float, default=0.04, help="dollars a core hour: an assumption")
    parser.add_argument("--measure", type=Path, metavar="CORPUS")
    parser.add_argument("--write", action="store_true", help="into docs/corpora.md")
    options = parser.parse_args()
    if options.measure:
        print(measured(options.measure))
        return
    section = tables(options.articles, options.price)
    if options.write:
        DOCS.write_text(written(DOCS.read_text("utf-8"), section), "utf-8")
    else:
        print(section)


if __name__ == "__main__":
    main()
