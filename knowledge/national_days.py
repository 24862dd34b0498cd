"""Builds ``times_national_days.tsv``: the national days of states, from the CIA World Factbook (public domain).

    python -m knowledge.national_days

Reads ``$DRAGOMAN_CORPORA/gazetteer`` (default ``../shared/data`` beside the repository). Columns: name of the day,
alpha-3 code, words by which a text names the state, MM-DD, year of the event that it keeps.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("DRAGOMAN_CORPORA", ROOT.parent / "shared" / "data"))
OUT = ROOT / "src" / "dragoman" / "resolution" / "data" / "times_national_days.tsv"
MONTHS = ("January February March April May June July August September October November December").split()
ENTRY = re.compile(
    rf"([^;,(]{{4,60}}?)\s*(?:\(([^)]{{3,120}})\))?,\s*(\d{{1,2}})\s+({'|'.join(MONTHS)})\s*\((\d{{4}})[^)]{{0,12}}\)"
)
HEADER = "# National days from the CIA World Factbook (public domain); built by knowledge/national_days.py.\n"


def codes() -> dict[str, tuple[str, str]]:
    """FIPS code to alpha-3 code and English name."""
    lines = (CORPORA / "gazetteer" / "geonames-countryInfo.txt").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("ISO\t") and line[0] != "#"]
    return {row[3].lower(): (row[1], row[4]) for row in rows if row[3]}


def words_of(fact: dict[str, dict[str, dict[str, str]]], name: str) -> str:
    """The names and demonyms of a state, for finding whose day is meant."""
    adjective: object = fact.get("People and Society", {}).get("Nationality", {}).get("adjective", {})
    text = adjective.get("text", "") if isinstance(adjective, dict) else ""
    found = re.findall(r"[A-Z][\w'’ -]{3,30}", text.split(";")[0])
    return "|".join(dict.fromkeys([name, *(word.strip() for word in found)]))


def days(fact: dict[str, dict[str, dict[str, str]]]) -> list[tuple[str, str, str]]:
    """Name, MM-DD and founding year of each national day."""
    text = fact.get("Government", {}).get("National holiday", {}).get("text", "")
    found = []
    for name, other, day, month, year in ENTRY.findall(text):
        names = [name.strip(), *(part.strip() for part in re.split(r"\bor\b", other) if part.strip().endswith("Day"))]
        written = f"{MONTHS.index(month) + 1:02d}-{int(day):02d}"
        found += [(one, written, year) for one in dict.fromkeys([*names, "National Day"])]
    return found


def main() -> None:
    known, rows = codes(), set()
    for path in sorted((CORPORA / "gazetteer" / "factbook").glob("*/*.json")):
        if path.stem not in known:
            continue
        fact = json.loads(path.read_text("utf-8"))
        code, name = known[path.stem]
        rows |= {(day, code, words_of(fact, name), rule, year) for day, rule, year in days(fact)}
    lines = ["\t".join(row) for row in sorted(rows)]
    OUT.write_text(HEADER + "name\tcountry\twho\trule\tyear\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
