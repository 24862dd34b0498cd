from __future__ import annotations

import json
import shutil

import pytest

from dragoman.ontology.codebook import DEFAULT_PATH
from tests.ontology.own_types import MYCODES


def test_the_types_are_printed(dragoman):
    text = dragoman("codebook", "print").stdout
    assert "CONSULT  verbal cooperation, +2.5" in text and "· visit +4: " in text
    lines = [json.loads(line) for line in dragoman("codebook", "print", "--json").stdout.splitlines()]
    assert len(lines) == 16
    assert {mode["mode"] for line in lines if line["type"] == "CONSULT" for mode in line["modes"]} >= {"visit", "phone"}


def test_a_sound_codebook(dragoman):
    result = dragoman("codebook", "check", DEFAULT_PATH)
    assert result.exit_code == 0 and result.stdout.startswith("sound: 16 types, ")


def test_faults_that_the_linter_finds_are_listed(dragoman, tmp_path):
    folder = tmp_path / "codebook"
    shutil.copytree(DEFAULT_PATH, folder)
    aid = folder / "predicates" / "aid.yaml"
    aid.write_text(aid.read_text("utf-8") + "\n- {verb: [succour], recipient: [obj]}\n" * 2, encoding="utf-8")
    result = dragoman("codebook", "check", folder)
    assert result.exit_code == 5
    assert "2 faults to mend" in result.stderr and "verb 'succour'" in result.stderr


def test_a_folder_that_holds_no_codebook(dragoman, tmp_path):
    result = dragoman("codebook", "check", tmp_path)
    assert result.exit_code == 5
    assert result.stderr.startswith("dragoman: ") and result.stderr.count("\n") == 1


def test_a_file_of_own_types_is_checked(dragoman, tmp_path):
    path = tmp_path / "mycodes.yaml"
    path.write_text(MYCODES, encoding="utf-8")
    result = dragoman("codebook", "check", path)
    assert result.exit_code == 0
    assert result.stdout.startswith("sound: ferry-desk with 2 types, 11 examples, 3 not; next: dragoman codebook fit ")
    path.write_text(MYCODES.replace("score: -5", "score: low"), encoding="utf-8")
    result = dragoman("codebook", "check", path)
    assert (result.exit_code, result.stderr.count("\n")) == (5, 1)
    assert f"{path}, line 6: score is 'low'" in result.stderr


@pytest.mark.weights
def test_a_file_of_own_types_is_fitted(dragoman, tmp_path):
    path = tmp_path / "mycodes.yaml"
    path.write_text(MYCODES, encoding="utf-8")
    result = dragoman("codebook", "fit", path)
    assert result.exit_code == 0, result.stderr
    assert "expulsion: deport, expel, throw\n  examples found: 6 of 6;" in result.stdout
    first = (tmp_path / "mycodes.fit").read_bytes()
    assert dragoman("codebook", "fit", path, "--out", tmp_path / "again.fit").exit_code == 0
    assert (tmp_path / "again.fit").read_bytes() == first
    assert dragoman("codebook", "fit", path, "--out", tmp_path / "none" / "x.fit").exit_code == 2
