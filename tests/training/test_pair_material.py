"""What the pair network learns from, on sentences of our own."""

import json
from pathlib import Path

from training.pair_material import read_examples, read_pairs


def test_a_row_without_a_party_is_left_out(tmp_path: Path) -> None:
    rows = [
        {"text": "Chad sued Gabon.", "actor": [0, 4], "recipient": [10, 15], "type": "ACCUSE"},
        {"text": "Chad sued.", "actor": [0, 4], "recipient": None, "type": "ACCUSE"},
    ]
    path = tmp_path / "ACCUSE.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (pair,) = read_pairs(path)
    assert pair.roles == (1, 0, 2, 0)
    assert pair.types == ("ACCUSE",)
    assert read_examples(tmp_path) == [pair]
