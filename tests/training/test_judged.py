"""Judgements by sentence."""

import json
from pathlib import Path

from training.judged import read_judged


def test_judgements_of_one_sentence_are_joined(tmp_path: Path) -> None:
    rows = [
        {"text": "They may leave", "targets": [{"span1": [2, 3], "label": -0.5}]},
        {"text": "They may leave", "targets": [{"span1": [1, 2], "label": 1}]},
        {"text": "Rain fell", "targets": []},
    ]
    path = tmp_path / "judged.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert read_judged(path) == {("They", "may", "leave"): {2: -0.5, 1: 1.0}, ("Rain", "fell"): {}}
