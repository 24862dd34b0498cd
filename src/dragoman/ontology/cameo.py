"""PLOVER in the terms of CAMEO, for programs that read ICEWS or GDELT: codes, Goldstein scores, sectors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.errors import CodebookError
from dragoman.types.record import Event

NONE = "-"
RULE_COLUMNS = ("type", "mode", "contexts", "planned", "cameo")
CODE_COLUMNS = ("code", "goldstein", "label")
SECTOR_COLUMNS = ("plover", "cameo", "name")
# The first root of each of GDELT's four classes of CAMEO's roots.
_QUADS = ((14, 4), (9, 3), (6, 2), (1, 1))


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A code with its name and its score on Goldstein's scale, −10 (conflict) to 10 (cooperation)."""

    code: str
    goldstein: float
    label: str

    @property
    def root(self) -> str:
        return self.code[:2]

    @property
    def base(self) -> str:
        """The code without its last level: 0311 → 031."""
        return self.code[:3]

    @property
    def quad(self) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, by the root."""
        return next(quad for first, quad in _QUADS if int(self.root) >= first)


@dataclass(frozen=True, slots=True)
class CameoRule:
    """A row of the table: what an event must have, and the code that it then gets."""

    type: str
    mode: str | None
    contexts: frozenset[str]
    planned: str | None
    code: str

    def fits(self, event: Event) -> bool:
        return (
            (self.mode is None or self.mode in event.modes)
            and self.contexts <= set(event.contexts)
            and self.planned in (None, event.planned_type)
        )


@dataclass(frozen=True)
class Cameo:
    """``rules`` are the rows of each type, in order; ``sectors`` PLOVER's sector → (CAMEO's or None, name)."""

    rules: Mapping[str, tuple[CameoRule, ...]]
    codes: Mapping[str, CameoCode]
    sectors: Mapping[str, tuple[str | None, str]]

    def code_of(self, event: Event) -> CameoCode:
        """The code of an event of one of PLOVER's types; CodebookError for a type of the user's own."""
        for rule in self.rules.get(event.type, ()):
            if rule.fits(event):
                return self.codes[rule.code]
        raise CodebookError(f"CAMEO has no code for the type {event.type}")


@cache
def load_cameo() -> Cameo:
    """The package's tables; CodebookError where they do not follow their schema."""
    folder = resources.files("dragoman.ontology").joinpath("data/cameo")
    names = ("from_plover.tsv", "codes.tsv", "sectors.tsv")
    return parse_cameo(*(folder.joinpath(name).read_text(encoding="utf-8") for name in names))


def parse_cameo(rules: str, codes: str, sectors: str) -> Cameo:
    """The tables from TSV; every type's last row fits all of its events, and every code is known."""
    known = {code: CameoCode(code, float(score), label) for code, score, label in rows(codes, CODE_COLUMNS)}
    by_type: dict[str, list[CameoRule]] = {}
    for row in rows(rules, RULE_COLUMNS):
        rule = _rule(row)
        if rule.code not in known:
            raise CodebookError(f"from_plover.tsv: {rule.code} is not in codes.tsv")
        by_type.setdefault(rule.type, []).append(rule)
    for name, own in by_type.items():
        if (own[-1].mode, own[-1].contexts, own[-1].planned) != (None, frozenset(), None):
            raise CodebookError(f"from_plover.tsv: the last row of {name} must fit every event")
    parts = {plover: (None if code == NONE else code, name) for plover, code, name in rows(sectors, SECTOR_COLUMNS)}
    return Cameo({name: tuple(own) for name, own in by_type.items()}, known, parts)


def rows(text: str, columns: Sequence[str]) -> Iterator[list[str]]:
    """The rows of a table with this header; lines that begin with # are comments. CodebookError for any other shape."""
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    if not lines or lines[0] != list(columns):
        raise CodebookError(f"a table must have the columns {', '.join(columns)}")
    for line in lines[1:]:
        if len(line) != len(columns) or not all(line):
            raise CodebookError(f"a row must fill the columns {', '.join(columns)}: {line}")
        yield line


def _rule(row: Sequence[str]) -> CameoRule:
    kind, mode, contexts, planned, code = (None if cell == NONE else cell for cell in row)
    if kind is None or code is None:
        raise CodebookError(f"from_plover.tsv: a row needs type and code: {row}")
    return CameoRule(kind, mode, frozenset(contexts.split("+") if contexts else ()), planned, code)
