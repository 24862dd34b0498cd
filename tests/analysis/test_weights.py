"""The model's files."""

import shutil
from pathlib import Path

import pytest

from dragoman.analysis.weights import DATA, load_weights
from dragoman.errors import AnalysisError

pytestmark = pytest.mark.weights


def copied(folder: Path) -> Path:
    shutil.copytree(DATA, folder / "data")
    return folder / "data"


def test_the_package_carries_a_whole_model() -> None:
    weights = load_weights()
    assert len(weights.id) == 64
    assert "root" in weights.labels.relations
    assert (("Number", "Sing"),) in weights.labels.feats
    assert weights.labels.worldwide[0] == "O"


def test_the_model_is_at_most_40_megabytes() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) <= 40_000_000


def test_a_damaged_file_is_an_error(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "lemmas.tsv").write_text("x\tVERB\ty\n", encoding="utf-8")
    with pytest.raises(AnalysisError, match="lemmas.tsv is damaged"):
        load_weights(folder)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "relations.onnx").unlink()
    with pytest.raises(AnalysisError, match="relations.onnx is missing"):
        load_weights(folder)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError, match="no model"):
        load_weights(tmp_path)
