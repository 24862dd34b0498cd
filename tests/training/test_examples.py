"""The written examples keep to their schema, to the codebook and to their numbers."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dragoman.ontology.codebook import Codebook

EXAMPLES = Path(__file__).parents[2] / "training" / "examples"
MODES = {kind.name: {mode.name for mode in kind.modes} for kind in Codebook.load().types.values()}
FIELDS = ["text", "actor", "recipient", "type", "modes", "note"]
NEAR_MISS = "near-miss: "


def rows_of(kind: str) -> list[dict[str, Any]]:
    path = EXAMPLES / f"{kind}.jsonl"
    if not path.exists():
        pytest.skip(f"{path.name} is not written yet")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("kind", MODES)
def test_mentions_are_two_separate_parts_of_the_text(kind: str) -> None:
    for row in rows_of(kind):
        assert list(row) == FIELDS
        text = row["text"]
        for start, end in (row["actor"], row["recipient"]):
            assert 0 <= start < end <= len(text), text
            assert text[start:end] == text[start:end].strip(), text
            assert not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum(), text
        first, second = sorted((row["actor"], row["recipient"]))
        assert first[1] <= second[0], text


@pytest.mark.parametrize("kind", MODES)
def test_types_and_modes_are_in_the_codebook(kind: str) -> None:
    for row in rows_of(kind):
        assert row["type"] in {*MODES, "NONE"}, row
        assert set(row["modes"]) <= MODES.get(row["type"], set()), row
        assert len(set(row["modes"])) == len(row["modes"]), row
        assert row["note"].startswith(NEAR_MISS) == (row["type"] != kind), row


@pytest.mark.parametrize("kind", MODES)
def test_there_are_enough_of_each(kind: str) -> None:
    rows = rows_of(kind)
    right = [row for row in rows if row["type"] == kind]
    assert len(right) >= 40
    assert len(rows) - len(right) >= 15
    modes = Counter(mode for row in right for mode in row["modes"])
    assert {mode: modes[mode] for mode in MODES[kind] if modes[mode] < 10} == {}


def test_no_text_occurs_twice() -> None:
    texts = Counter(row["text"] for path in EXAMPLES.glob("*.jsonl") for row in rows_of(path.stem))
    assert [text for text, times in texts.items() if times > 1] == []
