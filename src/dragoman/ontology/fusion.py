"""The weights by which features of a pair of tellings add up to whether they are one event; kept as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import yaml

from dragoman.errors import CodebookError

FIELDS = {"base", "join_at", "features"}
FEATURE_FIELDS = {"weight", "about"}


@dataclass(frozen=True, slots=True)
class FeatureWeight:
    """``weight``: log odds for each unit of the feature's value; ``about``: what the feature is, in words."""

    weight: float
    about: str


@dataclass(frozen=True)
class FusionWeights:
    """``base``: log odds of a pair without any feature; ``join_at``: the log odds from which two tellings are joined."""

    base: float
    join_at: float
    features: Mapping[str, FeatureWeight]

    @classmethod
    def load(cls) -> FusionWeights:
        """The weights of the package, read once; raises CodebookError where they do not follow their schema."""
        return _load()

    @classmethod
    def parse(cls, text: str) -> FusionWeights:
        """Weights from YAML with the fields ``base``, ``join_at`` and ``features``. Raises CodebookError."""
        data = yaml.safe_load(text)
        if not isinstance(data, dict) or set(data) != FIELDS or not isinstance(data["features"], dict):
            raise CodebookError("fusion: the file has base and join_at (numbers) and features (a mapping)")
        features = {str(name): _feature(str(name), fields) for name, fields in data["features"].items()}
        return cls(_number("base", data["base"]), _number("join_at", data["join_at"]), features)


def _feature(name: str, fields: object) -> FeatureWeight:
    if not isinstance(fields, dict) or set(fields) != FEATURE_FIELDS or not isinstance(fields["about"], str):
        raise CodebookError(f"fusion: the feature {name!r} has weight (a number) and about (a text)")
    return FeatureWeight(_number(name, fields["weight"]), fields["about"])


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CodebookError(f"fusion: {name!r} must have a number, found {value!r}")
    return float(value)


@lru_cache(maxsize=1)
def _load() -> FusionWeights:
    path = resources.files("dragoman.ontology").joinpath("data/fusion.yaml")
    return FusionWeights.parse(path.read_text(encoding="utf-8"))
