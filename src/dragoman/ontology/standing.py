"""How long a report of a relation is trusted that does not say until when it holds."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import get_args

import yaml

from dragoman.errors import CodebookError
from dragoman.types.record import RelationKind


def load_standing() -> Mapping[str, int]:
    """The package's table: kind of relation → days. Raises CodebookError where it does not follow its schema."""
    text = resources.files("dragoman.ontology").joinpath("data/standing.yaml").read_text(encoding="utf-8")
    return parse_standing(text)


def parse_standing(text: str) -> Mapping[str, int]:
    """The table from YAML; it has every kind, and a whole number of days above 0 for each."""
    table = yaml.safe_load(text)
    if not isinstance(table, dict) or set(table) != set(get_args(RelationKind)):
        raise CodebookError(f"standing.yaml must give days for each of {', '.join(get_args(RelationKind))}")
    for kind, days in table.items():
        if not isinstance(days, int) or isinstance(days, bool) or days < 1:
            raise CodebookError(f"standing.yaml: {kind} has {days!r}; give whole days above 0")
    return table
