"""Asks a record for the turns of dyads that everybody knows: are they found, and what else is?

    dragoman add $DRAGOMAN_CORPORA/bulk --record bulk.sqlite
    python -m evaluation.dyad_turns bulk.sqlite [--blind] [--by month] [--relative] [--json]

``gold/dyad_turns.tsv`` names six turns in four dyads, each with its first and last month. A turn is found where a change
point towards conflict (of any series) could as well lie in these months, or in the one before or after: its likely range
comes so near, and is not longer than seven months. All others are listed too; nobody has judged them. Every dyad is asked with the same settings.

``--blind``: 26 turns of other dyads since 2002 (``gold/dyad_turns_blind.tsv``), written down from memory before the record was
asked about any of them, when all rules stood. They have been asked once; who mends the rules by them has to say so.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, cast

from dragoman.query.dyad_turns import DyadTurn
from dragoman.query.dyads import dyad_report
from dragoman.query.periods import days_of
from dragoman.store import open_store
from dragoman.store.summaries import PERIODS, Period

GOLD = Path(__file__).with_name("gold")
KNOWN, BLIND = GOLD / "dyad_turns.tsv", GOLD / "dyad_turns_blind.tsv"
SINCE, BLIND_SINCE = date(2010, 1, 1), date(2002, 7, 1)
MONTHS_OFF, MOST_MONTHS = 1, 7


class Known(NamedTuple):
    one: str
    other: str
    first: str
    last: str
    what: str

    @property
    def pair(self) -> tuple[str, str]:
        return self.one, self.other


class Outcome(NamedTuple):
    """``found`` are the turns that a known one is found by, the nearest first, then the strongest."""

    known: Known
    found: tuple[DyadTurn, ...]


def read_known(path: Path = KNOWN) -> tuple[Known, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Known(**row) for row in csv.DictReader(file, delimiter="\t"))


def outcomes(known: Sequence[Known], turns: dict[tuple[str, str], tuple[DyadTurn, ...]]) -> Iterator[Outcome]:
    for each in known:
        found = [turn for turn in turns[each.pair] if turn.worse and _tells(turn) and months_off(each, turn) <= MONTHS_OFF]
        yield Outcome(each, tuple(sorted(found, key=lambda turn: (months_off(each, turn), -turn.strength))))


def months_off(known: Known, turn: DyadTurn) -> int:
    """How many months lie between the likely range of a turn and the known months; 0 where they touch."""
    first, last = _month(date.fromisoformat(f"{known.first}-01")), _month(date.fromisoformat(f"{known.last}-01"))
    earliest, latest = _month(days_of(turn.earliest)[0]), _month(days_of(turn.latest)[1])
    return max(0, first - latest, earliest - last)


def _tells(turn: DyadTurn) -> bool:
    """Whether it is known well enough when it was: a range of years would touch everything."""
    return _month(days_of(turn.latest)[1]) - _month(days_of(turn.earliest)[0]) < MOST_MONTHS


def _month(day: date) -> int:
    return day.year * 12 + day.month


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record")
    parser.add_argument("--blind", action="store_true")
    parser.add_argument("--by", choices=PERIODS, default="month")
    parser.add_argument("--relative", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    by, known = cast("Period", options.by), read_known(BLIND if options.blind else KNOWN)
    since = BLIND_SINCE if options.blind else SINCE
    with open_store(options.record).view() as view:
        turns = {
            pair: dyad_report(view, pair, since=since, by=by, biggest=0, relative=options.relative).turns
            for pair in dict.fromkeys(each.pair for each in known)
        }
    found = tuple(outcomes(known, turns))
    if options.json:
        print(json.dumps({"known": len(found), "found": sum(bool(each.found) for each in found)}))
        return
    for line in _lines(found, turns):
        print(line)


def _lines(found: Sequence[Outcome], turns: dict[tuple[str, str], tuple[DyadTurn, ...]]) -> Iterator[str]:
    yield f"{sum(bool(each.found) for each in found)} of {len(found)} known turns found"
    for known, by in found:
        yield f"  {known.one} – {known.other} {known.first}: {known.what}: {_found_words(known, by)}"
    matched = {id(turn) for each in found for turn in each.found}
    for pair, all_of_them in turns.items():
        yield f"{' – '.join(pair)}: all {len(all_of_them)}"
        for turn in all_of_them:
            yield f"  {'*' if id(turn) in matched else ' '} {_words(turn)}"


def _found_words(known: Known, found: Sequence[DyadTurn]) -> str:
    if not found:
        return "NOT FOUND"
    off = months_off(known, found[0])
    return _words(found[0]) + (f"; {off} month off" if off else "")


def _words(turn: DyadTurn) -> str:
    span = "" if turn.earliest == turn.latest else f" ({turn.earliest} to {turn.latest})"
    told = ", ".join(f"{group.entry.event.type} {group.entry.event.time.start}" for group in turn.biggest if group.entry.event.time)
    levels = f"{turn.before:g} → {turn.after:g}, strength {turn.strength:g}"
    return f"{turn.period}{span} {turn.series} {turn.kind} {levels}" + (f"; {told}" if told else "")


if __name__ == "__main__":
    main()
