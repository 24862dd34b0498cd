"""The words of quantities: units of measure and money, nouns for people, fates, ranks. Loaded from ``data/quantities_*``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources


def _rows(name: str) -> list[list[str]]:
    text = resources.files("dragoman.resolution").joinpath(f"data/quantities_{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its normal name and what one of it is worth in that name."""

    name: str
    factor: float


@cache
def _units(where: str) -> dict[str, Unit]:
    return {
        form.lower(): Unit(unit, float(factor))
        for unit, place, forms, factor in _rows("units")
        if place == where
        for form in forms.split("|")
    }


def _alternatives(forms: dict[str, Unit]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(forms, key=lambda f: (-len(f), f)))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$])({_alternatives(_units('before'))})\s?$", re.I)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:\s|-)?({_alternatives(_units('after'))})(?!\w)", re.I)


def unit_before(text: str, start: int) -> tuple[Unit, int] | None:
    """The currency that ends at ``start`` with the place where it begins, or None."""
    match = _before().search(text, max(0, start - 6), start)
    return (_units("before")[match[1].lower()], match.start()) if match else None


def unit_after(text: str, end: int) -> tuple[Unit, int] | None:
    """The unit that follows ``end`` with the place where it ends, or None."""
    match = _after().match(text, end)
    if match is None:
        return None
    return _units("after")[re.sub(r"\s", " ", match[1].lower())], match.end()


@cache
def fates() -> dict[tuple[str, str], str]:
    """(role, lemma) to the unit of those to whom it happens."""
    return {(role, lemma): unit for unit, role, lemmas in _rows("fates") for lemma in lemmas.split("|")}


@cache
def people() -> dict[str, str]:
    """Lemma of a noun for people to its unit, ``people`` or ``troops``."""
    return {lemma: unit for unit, lemmas in _rows("people") for lemma in lemmas.split("|")}


@cache
def ranks(kind: str) -> frozenset[str]:
    """The words of one kind of rank construction."""
    return frozenset(word for row in _rows("ranks") if row[0] == kind for word in row[1].split("|"))
