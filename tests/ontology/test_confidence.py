"""The weights of the confidence as data."""

from __future__ import annotations

import pytest

from dragoman.errors import CodebookError
from dragoman.ontology.confidence import Weights


def test_weights_are_read() -> None:
    assert Weights.parse("base: 1\nsigns: {claimed: -0.5}") == Weights(1.0, {"claimed": -0.5})


@pytest.mark.parametrize(
    "text",
    ["", "base: 1", "base: 1\nsigns: [a]", "base: yes\nsigns: {}", "base: 1\nsigns: {a: much}", "base: 1\nsigns: {1: 2}",
     "base: 1\nsigns: {}\nmore: 1"],
)  # fmt: skip
def test_what_does_not_follow_the_schema_is_refused(text: str) -> None:
    with pytest.raises(CodebookError, match="confidence: "):
        Weights.parse(text)


def test_the_packages_own_weights_tell_good_signs_from_bad() -> None:
    signs = Weights.load().signs
    assert signs["recipient: nobody"] < 0 < signs["told more than once"]
    assert all(abs(value) < 3 for value in signs.values())
