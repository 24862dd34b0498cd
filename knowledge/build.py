"""Builds the package's gazetteer: ``python -m knowledge.build [--out FOLDER]``.

Reads the hand-written tables beside this file and the corpora in DRAGOMAN_CORPORA (default ../shared/data from the
repository root). The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

from dragoman.resolution.gazetteer_names import fold, key
from knowledge import bodies, genders, holders, parties, people, roles, rosters, states
from knowledge.records import Record, by_id, read_table

ROOT = Path(__file__).parents[1]
PACKAGE_DATA = ROOT / "src/dragoman/resolution/data"
HEAD = "id name kind country sectors wikidata names bare spells start end members parent prominence".split()


def corpora() -> Path:
    return Path(os.environ.get("DRAGOMAN_CORPORA", ROOT / "../shared/data")).resolve() / "gazetteer"


def write(path: Path, head: list[str] | None, rows: Iterable[Iterable[str]]) -> None:
    lines = ["\t".join(head)] if head else ["#"]
    lines += ["\t".join(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def words() -> list[tuple[str, str, str]]:
    """(kind, word, value), one value for each kind and word: the first that claims it."""
    found: dict[tuple[str, str], str] = {}
    rows = [
        *states.state_words(),
        *(("mask", phrase, "") for (phrase,) in read_table("masks.tsv", 1)),
        *(("gender", name, gender) for name, gender in genders.genders()),
        *(("office", form, name) for form, name in (*roles.offices(), *holders.body_offices())),
    ]
    for kind, word, value in rows:
        found.setdefault((kind, word), value)
    return [(kind, fold(word), value) for (kind, word), value in sorted(found.items())]


def keys(entries: Iterable[Record]) -> list[tuple[str, str]]:
    """(key, ids) of every name for lookup; "?" before an id that only a bare surname or ambiguous name leads to."""
    found: dict[str, dict[str, bool]] = {}
    for record in entries:
        for names, bare in ((record.whole_names(), False), (record.bare, True)):
            for name in names:
                owners = found.setdefault(key(name), {})
                owners[record.id] = owners.get(record.id, True) and bare
    rows = (
        (name, [f"?{each}" if bare else each for each, bare in sorted(owners.items())])
        for name, owners in found.items()
    )
    return sorted((name, "|".join(owners)) for name, owners in rows if name)


def records() -> dict[str, Record]:
    """The entries by id."""
    found = by_id([*states.states(), *states.territories(), *bodies.bodies()])
    bodies.add_seats(found)
    rosters.add_rosters(found)
    found.update(by_id(parties.parties(corpora(), found)))
    parties.add_short_names(found)
    found.update(by_id(people.records(people.collect(corpora()), found)))
    return found


def build(out: Path) -> None:
    """Writes the tables. Raises FileNotFoundError without the corpora, ValueError for a table that breaks its rules."""
    out.mkdir(parents=True, exist_ok=True)
    who = records()
    write(out / "who.tsv", HEAD, ([record.row()] for _, record in sorted(who.items())))
    write(out / "keys.tsv", ["key", "owners"], keys(who.values()))
    write(out / "words.tsv", ["kind", "word", "value"], words())
    write(out / "roles.tsv", ["phrase", "sectors", "office", "flags"], sorted(roles.roles()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=PACKAGE_DATA)
    build(parser.parse_args().out)
