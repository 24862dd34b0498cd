"""Lines of numbers and dates, as spam or a broken table has them: ``python -m benchmarks.long_lines [--read] [--repeats N]``.

For each kind of line a megabyte goes through the grammar of times in one piece, and through the finding of times and of
quantities cut into sentences of 250 words, as the analysis cuts them (the trees are flat: no model is run). Beside the
seconds stand two ratios: to the same bytes of plain prose in the same run, and to half the line (2 is linear). ``--read``
reads a tenth of a megabyte of each with the whole package, whatever its language is taken for. Times are those of the
processor.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import cycle

from dragoman.analysis.lengths import MAX_WORDS
from dragoman.ingest import from_text
from dragoman.pipeline import Reader
from dragoman.resolution.quantities import find_quantities
from dragoman.resolution.time_grammar import drafts
from dragoman.resolution.times import find_times
from dragoman.types.analysis import ROOT, Analysis, Sentence, Token
from dragoman.types.document import Document

SIZE, READ_SIZE = 1_000_000, 100_000
PUBLISHED = date(2024, 6, 1)
PROSE = "The minister told reporters in the capital that both sides would go on talking about the border. "
PIECES = ("At least 12 killed on 2024-05-06. ", "12 12 12 ", "May 5, 2024, ", "three days ago ", "5,000 troops ", "last week ")


def days(written: Callable[[date], str]) -> Iterator[str]:
    """A day behind another."""
    return (written(date(2000, 1, 1) + timedelta(days=step % 9000)) for step in range(SIZE))


LINES: dict[str, Callable[[], Iterator[str]]] = {
    "prose": lambda: cycle([PROSE]),
    "1234567890…": lambda: cycle(["1234567890"]),
    "12 12 12": lambda: cycle(["12 "]),
    "123 456 123 456": lambda: cycle(["123 456 "]),
    "2024-05-06 2024-05-07": lambda: days(lambda day: f"{day.isoformat()} "),
    "May 5, 2024, May 6, 2024": lambda: days(lambda day: f"{day:%B} {day.day}, {day.year}, "),
    "at least 12 killed": lambda: cycle(["at least 12 killed "]),
    "all of these": lambda: cycle(PIECES),
}


def line(kind: str, size: int) -> str:
    """So many characters of a kind of line."""
    pieces, length = [], 0
    for piece in LINES[kind]():
        pieces.append(piece)
        length += len(piece)
        if length >= size:
            break
    return "".join(pieces)[:size]


def flat(text: str) -> Analysis:
    """Sentences of ``MAX_WORDS`` words that hang on the first of each."""
    spans = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    sentences = []
    for first in range(0, len(spans), MAX_WORDS):
        own = spans[first : first + MAX_WORDS]
        tokens = tuple(
            Token(a, b, text[a:b], text[a:b].lower(), "NOUN", 0 if i else ROOT, "dep" if i else "root")
            for i, (a, b) in enumerate(own)
        )
        sentences.append(Sentence(len(sentences), own[0][0], own[-1][1], tokens))
    return Analysis("line", tuple(sentences), (), "none")


def seconds(work: Callable[[], object], repeats: int) -> float:
    """The least processor time of the repeats."""
    spent = []
    for _ in range(repeats):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent)


def measured(text: str, repeats: int) -> tuple[float, float, float]:
    """Seconds of the grammar, of finding times and of finding quantities."""
    document, analysis = Document("line", text), flat(text)
    times = find_times(document, analysis, PUBLISHED)
    return (
        seconds(lambda: sum(1 for _ in drafts(text, 0, len(text))), repeats),
        seconds(lambda: find_times(document, analysis, PUBLISHED), repeats),
        seconds(lambda: find_quantities(document, analysis, times), repeats),
    )


def read_lines() -> None:
    """How long the whole package takes, and the model alone."""
    reader = Reader.load()
    for kind in LINES:
        document = replace(from_text(line(kind, READ_SIZE), published=PUBLISHED), language="en")
        whole, model = (seconds(partial(work, document), 1) for work in (reader.read_document, reader.analyse))
        print(f"{kind:26}{whole:8.2f} s, of which the model {model:.2f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", action="store_true", help=f"read {READ_SIZE:,} characters of each with the whole package")
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    if options.read:
        read_lines()
        return
    measured(line("all of these", 10_000), 1)  # the first run fills caches
    print(f"{'1 MB of …':26}" + "".join(f"{name:>36}" for name in ("grammar of times", "finding times", "finding quantities")))
    prose: tuple[float, ...] = ()
    for kind in LINES:
        whole, half = (measured(line(kind, size), options.repeats) for size in (SIZE, SIZE // 2))
        prose = prose or whole
        cells = (
            f"{own:8.2f} s, {own / plain:5.1f} x prose, {own / small:4.1f} x half"
            for own, plain, small in zip(whole, prose, half, strict=True)
        )
        print(f"{kind:26}" + "".join(f"{cell:>36}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
