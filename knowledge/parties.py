"""Political parties of PartyFacts that won seats worth naming and still existed in 2000.

Parties of many states share a name ("Liberal Party"), so all their names are bare: the document must confirm the state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from knowledge import sources
from knowledge.records import Record, read_table, slug

LEAST_SHARE = 5.0
"""Per cent of votes or seats at the party's best election from which it is taken."""
EXISTED_IN = 2000
_OF_STATE = re.compile(r"(.+ Party)(?: of (?:the )?(.+)| \((.+)\))$")
_LONGEST_SHORT_NAME = 3  # a short name of fewer letters is a word or a code of its own more often than a party


def parties(corpora: Path, taken: dict[str, Record]) -> Iterator[Record]:
    known = {code for code, *_ in read_table("states.tsv", 6)}
    names = {(record.country, name.lower()) for record in taken.values() for name in (record.name, *record.names)}
    used = set(taken)
    for row in sources.rows(corpora / "partyfacts-core-parties.csv"):
        english = re.split(r"\s*[/(]", row["name_english"] or row["name"])[0].strip().removeprefix("The ")
        identifier = f"{row['country']}/PTY/{slug(english)}"
        own = re.split(r"\s*[/(]", row["name"])[0].strip()
        known_already = any((row["country"], name.lower()) in names for name in (english, own, row["name_short"]))
        if (
            row["country"] not in known
            or identifier in used
            or known_already
            or not _is_taken(row)
            or " " not in english
        ):
            continue
        used.add(identifier)
        short = row["name_short"] if len(row["name_short"]) >= _LONGEST_SHORT_NAME else ""
        yield Record(
            identifier, english, "organisation", row["country"], "PTY",
            bare=[english, own if " " in own else "", short if short.isupper() else ""],
            start=sources.begin(row["year_first"]) if row["year_first"] else "",
            end=sources.after(row["year_last"]) if row["year_last"] else "",
        )  # fmt: skip


def add_short_names(records: dict[str, Record]) -> None:
    """Parties by their name without their state: "Conservative Party of Canada" is also "Conservative Party", which is bare."""
    owners = {
        (record.country, name.lower())
        for record in records.values()
        if record.kind == "state"
        for name in (record.name, *record.names)
    }
    for record in records.values():
        if record.sectors.split()[:1] != ["PTY"]:
            continue
        for name in (record.name, *record.names, *record.bare):
            match = _OF_STATE.match(name)
            state = (match.group(2) or match.group(3)).lower() if match else ""
            if match and (record.country, state) in owners and match.group(1) not in record.whole_names():
                record.bare.append(match.group(1))


def _is_taken(row: dict[str, str]) -> bool:
    return float(row["share"] or 0) >= LEAST_SHARE and int(row["year_last"] or EXISTED_IN) >= EXISTED_IN
