from __future__ import annotations

import json

from dragoman.ontology.codebook import DEFAULT_PATH


def test_the_types_are_printed(dragoman):
    text = dragoman("codebook", "print").stdout
    assert "CONSULT  verbal cooperation, +2.5" in text and "· visit +4: " in text
    lines = [json.loads(line) for line in dragoman("codebook", "print", "--json").stdout.splitlines()]
    assert len(lines) == 16
    assert {mode["mode"] for line in lines if line["type"] == "CONSULT" for mode in line["modes"]} >= {"visit", "phone"}


def test_a_sound_codebook(dragoman):
    result = dragoman("codebook", "check", DEFAULT_PATH)
    assert result.exit_code == 0 and result.stdout.startswith("sound: 16 types, ")


def test_a_folder_that_holds_no_codebook(dragoman, tmp_path):
    result = dragoman("codebook", "check", tmp_path)
    assert result.exit_code == 5
    assert result.stderr.startswith("dragoman: ") and result.stderr.count("\n") == 1
