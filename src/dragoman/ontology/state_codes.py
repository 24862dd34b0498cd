"""States by alpha-3, with their English names and the codes that other data sets call them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.ontology.cameo import NONE, rows

COLUMNS = ("code", "name", "fips", "cow")


@dataclass(frozen=True, slots=True)
class StateCodes:
    """``fips`` is FIPS 10-4 (two letters), ``cow`` the number in the Correlates of War; None where there is none."""

    name: str
    fips: str | None
    cow: str | None


def state_named(code: str | None) -> StateCodes | None:
    """The state of this alpha-3 code; None where there is none."""
    return load_state_codes().get(code) if code else None


@cache
def load_state_codes() -> Mapping[str, StateCodes]:
    """Alpha-3 → codes; CodebookError where the package's table does not follow its schema."""
    text = resources.files("dragoman.ontology").joinpath("data/state_codes.tsv").read_text(encoding="utf-8")
    return {code: StateCodes(name, *(None if c == NONE else c for c in others)) for code, name, *others in rows(text, COLUMNS)}
