"""The rows that every part of the build yields, and how they are merged and written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

TABLES = Path(__file__).parent / "tables"
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ə": "a", "Ə": "A"})


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """An office (or a phase of a group) over [start, end); ISO days, empty = open."""

    start: str
    end: str
    office: str
    country: str
    sectors: str

    def cell(self) -> str:
        return f"{self.office}~{self.country}~{self.sectors}~{self.start}~{self.end}"


@dataclass(slots=True)
class Record:
    """One row of who.tsv. ``names`` and ``bare`` keep the order of their preference."""

    id: str
    name: str
    kind: str
    country: str = ""
    sectors: str = ""
    wikidata: str = ""
    names: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    start: str = ""
    end: str = ""
    members: list[tuple[str, str, str]] = field(default_factory=list)
    parent: str = ""
    prominence: int = 0

    def whole_names(self) -> list[str]:
        """The name and its aliases, without those that are bare."""
        return [name for name in dict.fromkeys((self.name, *self.names)) if name and name not in self.bare]

    def row(self) -> str:
        names = [name for name in self.whole_names() if name != self.name]
        cells = (
            self.id, self.name, self.kind, self.country, self.sectors, self.wikidata, "|".join(names),
            "|".join(filter(None, dict.fromkeys(self.bare))),
            ";".join(term.cell() for term in sorted(set(self.terms))), self.start, self.end,
            ";".join("~".join(member) for member in sorted(set(self.members))), self.parent, str(self.prominence or ""),
        )  # fmt: skip
        if any("\t" in cell or "\n" in cell for cell in cells):
            raise ValueError(f"a cell of {self.id} holds a tab or a line break")
        return "\t".join(cells)


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def read_table(name: str, columns: int, folder: Path = TABLES) -> Iterator[list[str]]:
    """Rows of a hand-written table; ``#`` starts a comment line; short rows are filled up with empty cells."""
    for number, line in enumerate((folder / name).read_text("utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) > columns:
                raise ValueError(f"{name}:{number} has {len(cells)} cells, at most {columns} are known")
            yield cells + [""] * (columns - len(cells))


def split(cell: str, separator: str = "|") -> list[str]:
    return [part.strip() for part in cell.split(separator) if part.strip()]


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Records by id. Raises ValueError on a duplicate."""
    found: dict[str, Record] = {}
    for record in records:
        if record.id in found:
            raise ValueError(f"two records have the id {record.id}: {found[record.id].name}, {record.name}")
        found[record.id] = record
    return found
