"""Phrases by themselves: ``python -m evaluation.phrases [--errors] [--file F]``.

Whom ``reader.resolve`` takes a phrase for on a day: the share of phrases with the right country, with the right primary
sector, and of phrases that denote no party the share that is left alone.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import dragoman
from dragoman.pipeline import Reader
from dragoman.types.resolution import Actor

GOLD = Path(__file__).parent / "gold" / "phrases.tsv"
NO_PARTY = "-"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase on a day; what is not judged is empty, and country ``-`` says that it is no party."""

    text: str
    on: date
    country: str
    sector: str


def read_phrases(path: Path) -> list[Phrase]:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [Phrase(text, date.fromisoformat(day), country, sector) for text, day, country, sector in rows]


def judge(phrase: Phrase, actor: Actor | None) -> dict[str, bool]:
    """For each figure that the phrase is judged by, whether it is right."""
    if phrase.country == NO_PARTY:
        return {"no party": actor is None}
    judged = {}
    if phrase.country:
        judged["country"] = actor is not None and actor.country == phrase.country
    if phrase.sector:
        judged["sector"] = actor is not None and actor.sectors[:1] == (phrase.sector,)
    return judged


def phrase_figures(reader: Reader, path: Path = GOLD, errors: bool = False) -> dict[str, float]:
    """Per cent right of each figure."""
    judged: dict[str, list[bool]] = {}
    for phrase in read_phrases(path):
        actor = reader.resolve(phrase.text, phrase.on)
        verdicts = judge(phrase, actor)
        if errors and not all(verdicts.values()):
            print(f"{phrase.text} ({phrase.on}): {phrase.country} {phrase.sector}, read as {actor and actor.id}")
        for figure, right in verdicts.items():
            judged.setdefault(figure, []).append(right)
    return {figure: 100 * sum(rights) / len(rights) for figure, rights in judged.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=GOLD)
    parser.add_argument("--errors", action="store_true", help="print every phrase that is read wrongly")
    options = parser.parse_args()
    for name, value in phrase_figures(dragoman.load(), options.file, options.errors).items():
        print(f"{name:10s} {value:.1f}")


if __name__ == "__main__":
    main()
