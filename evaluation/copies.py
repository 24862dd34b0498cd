"""Scores how copies of a text are told from texts that only look alike, on invented texts; no corpus is needed.

    python -m evaluation.copies [--errors]

Copies are made of the project's own reports, whole and their first sentences alone: another dateline or byline, a tail
cut off, an ending added, words exchanged, a number corrected, a sentence gone. No copies are texts from one mould (weather,
markets, tolls), accounts of one event by different hands, a new report that repeats the background of an older one, and
unrelated reports. For each kind: how many pairs the bands find, and how many are judged to be copies.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dragoman.store.copies import are_copies, bands, text_of

HERE = Path(__file__).resolve().parent
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SHORT = 2


class Pair(NamedTuple):
    kind: str
    copies: bool
    one: str
    other: str


def pairs() -> Iterator[Pair]:
    """All pairs, with what they are."""
    given = yaml.safe_load((HERE / "gold" / "copies.yaml").read_text(encoding="utf-8"))
    reports = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted((HERE / "reports").glob("*.json"))]
    short = [" ".join(SENTENCE.split(report)[:SHORT]) for report in reports]
    for length, texts in (("long", reports), ("short", short)):
        for name, change in _changes(given, length == "long").items():
            for number, text in enumerate(texts):
                yield Pair(f"{length}: {name}", True, text, change(text, number))
        for one, other in combinations(texts, 2):
            yield Pair(f"{length}: unrelated", False, one, other)
    for one, other in zip(reports, reports[1:], strict=False):
        yield Pair("long: old background", False, one, " ".join(_sentences(other)[:6] + _sentences(one)[-3:]))
    for mould in given["moulds"]:
        for one, other in combinations(_cast(mould), 2):
            yield Pair("short: one mould", False, one, other)
        for one, other in zip(_cast(mould), _cast(mould, half=True), strict=True):
            yield Pair("short: one mould, half filled alike", False, one, other)
    for accounts in given["accounts"]:
        for one, other in combinations(accounts, 2):
            yield Pair("short: different hands", False, one, other)


def _changes(given: dict[str, Any], long: bool) -> dict[str, Callable[[str, int], str]]:
    """What is done to the text of a report, by name; the number makes it vary."""
    openings, endings = given["openings"], given["endings"]
    changes: dict[str, Callable[[str, int], str]] = {
        "the same": lambda text, n: text.replace("\n\n", "\n").replace('"', "“"),
        "another opening": lambda text, n: openings[n % len(openings)] + re.sub(r"^[A-Z ]+ [-–—] ", "", text),
        "an ending": lambda text, n: text + endings[n % len(endings)],
        "words exchanged": lambda text, n: _exchanged(text, given["words"]),
        "a number corrected": lambda text, n: re.sub(r"\d+", lambda m: str(int(m.group()) + 1), text, count=1),
    }
    if long:
        changes |= {
            "a quarter cut off": lambda text, n: " ".join(_sentences(text)[: -(len(_sentences(text)) // 4) or None]),
            "two thirds cut off": lambda text, n: " ".join(_sentences(text)[: max(3, len(_sentences(text)) // 3)]),
            "a sentence gone": lambda text, n: " ".join(_sentences(text)[:2] + _sentences(text)[3:]),
            "all at once": lambda text, n: openings[n % len(openings)]
            + _exchanged(" ".join(_sentences(text)[: len(_sentences(text)) * 2 // 3]), given["words"])
            + endings[n % len(endings)],
        }
    return changes


def _sentences(text: str) -> list[str]:
    return SENTENCE.split(text)


def _exchanged(text: str, words: dict[str, str]) -> str:
    return re.sub(r"\b\w+\b", lambda match: words.get(match.group(), match.group()), text)


def _cast(mould: dict[str, Any], half: bool = False) -> list[str]:
    """The texts of a mould; ``half``: every second slot has the value of the next text."""
    slots = {name: values for name, values in mould.items() if name != "text"}
    number = min(map(len, slots.values()))
    return [
        mould["text"].format(
            **{name: values[(at + (half and place % 2)) % number] for place, (name, values) in enumerate(slots.items())}
        )
        for at in range(number)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    table: dict[str, list[int]] = {}
    for pair in pairs():
        found = not set(bands(pair.one)).isdisjoint(bands(pair.other))
        judged: bool = found and are_copies(text_of(pair.one), text_of(pair.other))
        row = table.setdefault(pair.kind, [0, 0, 0, int(pair.copies)])
        row[0] += 1
        row[1] += int(found)
        row[2] += int(judged)
        if options.errors and judged != pair.copies:
            print(f"--- {pair.kind}\n{pair.one[:300]}\n...\n{pair.other[:300]}")
    print(f"{'':36s} pairs  found by bands  judged copies")
    for kind, (number, by_bands, taken, copies) in table.items():
        print(f"{kind:36s} {number:5d} {by_bands:15d} {taken:14d}{'' if taken == (number if copies else 0) else '  !'}")


if __name__ == "__main__":
    main()
