"""PolNeAR's annotations (brat standoff): the stretches of text that each attribution gives to each role."""

from __future__ import annotations

import re
from collections.abc import Iterator

Stretch = tuple[int, int]  # half-open code points

_RECORD = re.compile(r"\n(?=[A-Z]\d+\t)")  # the text of an annotation may hold line breaks


def read_events(annotation: str) -> Iterator[dict[str, list[Stretch]]]:
    """Stretches by role (``Source``, ``Cue``, ``Content``; ``Content2`` counts as ``Content``) of each attribution."""
    records = _RECORD.split(annotation)
    spans = dict(_span(record) for record in records if record.startswith("T"))
    for record in (r for r in records if r.startswith("E")):
        roles: dict[str, list[Stretch]] = {}
        for argument in record.split("\t")[1].split():
            role, key = argument.split(":")
            roles.setdefault(re.sub(r"\d+$", "", role), []).extend(spans.get(key, ()))
        yield roles


def _span(record: str) -> tuple[str, list[Stretch]]:
    key, head, _ = record.split("\t", 2)
    parts = (part.split() for part in head.split(" ", 1)[1].split(";"))
    return key, [(int(start), int(end)) for start, end in parts]
