"""Successions written by hand (holders.tsv): who held an office one after the other, without a gap that is not said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge import offices
from knowledge.records import read_table, split

_ITEM = re.compile(r"^(\d{4}-\d\d-\d\d) (?:([A-Z]{3}):)?(.+)$")
NOBODY = "-"


@dataclass(frozen=True, slots=True)
class Holder:
    """One holder over [start, end), "" = open; ``home`` is the state whose person it is."""

    names: tuple[str, ...]
    home: str
    country: str
    office: str
    start: str
    end: str


def holders() -> Iterator[Holder]:
    """Raises ValueError for an item that cannot be read or days that do not ascend."""
    for place, office, items, _ in read_table("holders.tsv", 4):
        country = place.split("/")[0]
        found = [_item(place, item) for item in split(items, ";")]
        days = [day for day, _, _ in found]
        if days != sorted(set(days)):
            raise ValueError(f"holders.tsv: the days of {place} {office} do not ascend")
        for (start, home, names), end in zip(found, [*days[1:], ""], strict=True):
            if names != NOBODY:
                yield Holder(tuple(split(names)), home or country, country, office, start, end)


def _item(place: str, text: str) -> tuple[str, str, str]:
    match = _ITEM.match(text)
    if not match:
        raise ValueError(f"holders.tsv: {place} has an item that cannot be read: {text}")
    return match[1], match[2] or "", match[3]


def body_offices() -> Iterator[tuple[str, str]]:
    """(form@country, class) of the offices that head a body: "head of IGO/nato" in lower case."""
    for place, office, *_ in read_table("holders.tsv", 4):
        if "/" in place:
            yield f"{office.lower()}@{place.split('/')[0]}", offices.headship(place)
