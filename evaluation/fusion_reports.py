"""Whether reports of one event are fused and near misses kept apart: ``python -m evaluation.fusion_reports``.

Reports of our own (``fusion_reports.yaml``) are read, every two events of different reports compared, and the groups laid
beside the events that they should tell. A pair is right or wrong; a wrong merge is worse than a miss.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from dragoman import load
from dragoman.pipeline import Reader
from dragoman.record.fusion import compare, group
from dragoman.record.fusion_profiles import profiles
from dragoman.types.fusion import Comparison, EventProfile

PATH = Path(__file__).with_name("fusion_reports.yaml")
UNSEEN = PATH.with_name("fusion_unseen.yaml")


@dataclass(frozen=True)
class ReadReports:
    """All profiles, the comparisons of those of different reports, and what those that were looked for should be."""

    profiles: tuple[EventProfile, ...]
    comparisons: tuple[Comparison, ...]
    events: dict[str, str]
    missing: int


def read_reports(reader: Reader, path: Path = PATH) -> ReadReports:
    found: list[EventProfile] = []
    events: dict[str, str] = {}
    missing = 0
    for report in yaml.safe_load(path.read_text(encoding="utf-8")):
        reading = reader.read(report["text"], report["published"], report["title"], report["publisher"])
        here = profiles(reading)
        found += here
        for told in report["tells"]:
            profile = _told(here, told)
            missing += profile is None
            if profile is not None:
                events[profile.id] = told["event"]
    pairs = ((a, b) for a, b in combinations(found, 2) if a.document != b.document)
    return ReadReports(tuple(found), tuple(compare(a, b) for a, b in pairs), events, missing)


def _told(found: Sequence[EventProfile], told: dict[str, Any]) -> EventProfile | None:
    """The event of this type whose actors are of these countries."""
    countries = set(told["actors"])
    return next(
        (p for p in found if p.type == told["type"] and countries == {a.country for a in p.actors or ()}), None
    )


def fusion_figures(read: ReadReports) -> dict[str, float]:
    """Pairs of told events that are grouped rightly: precision, recall, and how many were not read at all."""
    groups = group(read.profiles, read.comparisons)
    home = {member: number for number, members in enumerate(groups) for member in members}
    pairs = [(home[a] == home[b], read.events[a] == read.events[b]) for a, b in combinations(read.events, 2)]
    together, same = sum(found for found, _ in pairs), sum(gold for _, gold in pairs)
    right = sum(found and gold for found, gold in pairs)
    return {
        "pairs precision": right / together if together else 1.0,
        "pairs recall": right / same if same else 1.0,
        "wrong merges": float(together - right),
        "missed pairs": float(same - right),
        "events not read": float(read.missing),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unseen", action="store_true", help="only the figures of fusion_unseen.yaml")
    options = parser.parse_args()
    read = read_reports(load(), UNSEEN if options.unseen else PATH)
    print(json.dumps(fusion_figures(read), indent=1))
    if options.unseen:
        return
    wrong = [c for c in read.comparisons if c.one in read.events and c.other in read.events
             and c.same != (read.events[c.one] == read.events[c.other])]  # fmt: skip
    for comparison in wrong:
        shares = ", ".join(f"{f.name} {f.share:+.2f}" for f in comparison.features)
        print(f"{read.events[comparison.one]} / {read.events[comparison.other]}: {comparison.score:+.2f} ({shares})")


if __name__ == "__main__":
    main()
