"""How fast copies of texts are found: ``python -m benchmarks.copies [--documents 20000] [--words 300] [--record R]``.

Texts of invented words, of ``--words`` words in the mean (a tenth of it to three times as many); every third is a copy of an
earlier one, cut, with another opening or with words exchanged. First the signatures alone, then all that a record does for a
document beside keeping its facts: signature, looking up the bands, comparing the texts, grouping.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from sqlalchemy import create_engine, func, insert, select

from dragoman.store import open_store
from dragoman.store.copies import bands
from dragoman.store.copy_rows import join_copies
from dragoman.store.tables import documents

COPIES = 3


def texts(number: int, words: int, seed: int = 1) -> list[str]:
    """The texts of the documents, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  no secret
    lexicon = ["".join(chance.choices("aeioubcdfglmnprst", k=chance.randint(2, 9))) for _ in range(20_000)]
    lexicon = [word.title() if rank % 6 == 5 else word for rank, word in enumerate(lexicon)]  # names
    weights = [1 / (rank + 3) for rank in range(len(lexicon))]
    made: list[str] = []
    for at in range(number):
        if at % COPIES == COPIES - 1:
            made.append(_changed(chance.choice(made), chance))
        else:
            length = max(10, int(words * chance.choice((0.1, 0.5, 1.0, 1.0, 1.5, 3.0))))
            made.append(" ".join(chance.choices(lexicon, weights, k=length)))
    return made


def _changed(text: str, chance: random.Random) -> str:
    words = text.split()
    kept = words[: max(10, int(len(words) * chance.choice((0.6, 0.9, 1.0))))]
    edited = [word if chance.random() > 0.01 else "edited" for word in kept]
    return " ".join((*(["NAIROBI", "(Wire)"] if chance.random() < 0.5 else []), *edited))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=300)
    options = parser.parse_args()
    made = texts(options.documents, options.words)
    began = time.process_time()
    for text in made:
        bands(text)
    print(f"signatures alone: {len(made) / (time.process_time() - began):.0f} documents a second of processor time")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record"
        open_store(path, create=True).close()
        measure(path, made)


def measure(path: Path, made: list[str]) -> None:
    engine = create_engine(f"sqlite:///{path}")
    spent = 0.0
    with engine.begin() as connection:
        for number, text in enumerate(made, start=1):
            connection.execute(insert(documents), {
                "seq": number, "id": f"{number:08d}", "article": f"{number:08d}", "revision": 1, "newest": 1,
                "language": "en", "published_basis": "unknown", "day": "2024-01-01", "text": text, "readable": 1,
                "text_group": f"{number:08d}", "compared": 0,
            })  # fmt: skip
            began = time.process_time()
            join_copies(connection, number, f"{number:08d}", "2024-01-01", text)
            spent += time.process_time() - began
        groups = connection.execute(select(func.count(documents.c.text_group.distinct()))).scalar_one()
    engine.dispose()
    print(f"found and grouped: {len(made) / spent:.0f} documents a second of processor time; {len(made)} documents, {groups} texts "
          f"({len(made) - len(made) // COPIES} would be right)")  # fmt: skip


if __name__ == "__main__":
    main()
