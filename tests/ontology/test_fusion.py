"""The weights of fusion as data."""

from __future__ import annotations

import pytest

from dragoman.errors import CodebookError
from dragoman.ontology.fusion import FeatureWeight, FusionWeights


def test_weights_are_read() -> None:
    text = "base: -1\njoin_at: 0.5\nfeatures: {'word: same': {weight: 2, about: one word}}"
    assert FusionWeights.parse(text) == FusionWeights(-1.0, 0.5, {"word: same": FeatureWeight(2.0, "one word")})


@pytest.mark.parametrize(
    "text",
    ["", "base: 1", "base: 1\njoin_at: 0\nfeatures: [a]", "base: yes\njoin_at: 0\nfeatures: {}",
     "base: 1\njoin_at: 0\nfeatures: {a: 1}", "base: 1\njoin_at: 0\nfeatures: {a: {weight: much, about: b}}",
     "base: 1\njoin_at: 0\nfeatures: {a: {weight: 1, about: 2}}", "base: 1\njoin_at: 0\nfeatures: {}\nmore: 1"],
)  # fmt: skip
def test_what_does_not_follow_the_schema_is_refused(text: str) -> None:
    with pytest.raises(CodebookError, match="fusion: "):
        FusionWeights.parse(text)


def test_what_differs_speaks_against_and_what_agrees_for() -> None:
    for name, feature in FusionWeights.load().features.items():
        against = name.endswith((": other", "far", "apart", "its own", "swapped", "to come"))
        assert (feature.weight < 0) == against, name
