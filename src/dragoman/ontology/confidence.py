"""The weights by which signs of an event add up to its confidence; fitted to annotated reports, kept as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import yaml

from dragoman.errors import CodebookError

FIELDS = {"base", "signs"}


@dataclass(frozen=True)
class Weights:
    """Log-odds: ``base`` of an event without any sign, and what each sign adds. A sign that is not here adds nothing."""

    base: float
    signs: Mapping[str, float]

    @classmethod
    def load(cls) -> Weights:
        """The weights of the package, read once; raises CodebookError where they do not follow their schema."""
        return _load()

    @classmethod
    def parse(cls, text: str) -> Weights:
        """Weights from YAML: ``base`` is a number, ``signs`` maps names of signs to numbers. Raises CodebookError."""
        data = yaml.safe_load(text)
        if not isinstance(data, dict) or set(data) != FIELDS or not isinstance(data["signs"], dict):
            raise CodebookError("confidence: the file has base (a number) and signs (names with a number each)")
        for name, value in (("base", data["base"]), *data["signs"].items()):
            if not isinstance(name, str) or isinstance(value, bool) or not isinstance(value, int | float):
                raise CodebookError(f"confidence: {name!r} must be a name with a number, found {value!r}")
        return cls(float(data["base"]), {name: float(value) for name, value in data["signs"].items()})


@lru_cache(maxsize=1)
def _load() -> Weights:
    path = resources.files("dragoman.ontology").joinpath("data/confidence.yaml")
    return Weights.parse(path.read_text(encoding="utf-8"))
