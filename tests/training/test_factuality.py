"""Training of the factuality head, on rows of our own."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'training' is missing")

from dragoman.analysis.heads.factuality import FactualityWeights, scores  # noqa: E402
from training.factuality import FactualityRecipe, dev_scores, table_of, train_head, write_weights  # noqa: E402
from training.factuality_model import FactualityHead, HeadSizes, frequent, numbered  # noqa: E402
from training.factuality_rows import Rows  # noqa: E402

pytestmark = pytest.mark.torch

RECIPE = FactualityRecipe(epochs=60, batch=8, rate=1e-2, decay=0.01, warm_steps=2)
SIZES = HeadSizes(vector=8, hidden=8, features_dropped=0.0, states_dropped=0.0, dropped=0.0)
FEATURES = ["denied", "form"]


def rows(count: int = 24) -> Rows:
    """Every other predicate is denied and did not happen; the graph takes all for true."""
    chance = np.random.default_rng(0)
    denied = [number % 2 == 0 for number in range(count)]
    return Rows(
        [["form", "denied"] if no else ["form", "rare"] for no in denied], np.full(count, 2.0, dtype=np.float32),
        chance.normal(size=(count, 384)).astype(np.float32) * 0.1,
        np.array([-3.0 if no else 3.0 for no in denied], dtype=np.float32),
    )  # fmt: skip


def trained() -> tuple[FactualityHead, list[float]]:
    return train_head(RECIPE, SIZES, table_of(rows(), rows(4), FEATURES, 0.5), len(FEATURES))


def test_the_head_learns_negation_against_the_graph(tmp_path: Path) -> None:
    head, losses = trained()
    assert losses[-1] < losses[0]
    write_weights(head, FEATURES, tmp_path / "factuality.npz")
    assert dev_scores(rows(), FactualityWeights.load(tmp_path / "factuality.npz"))["MAE"] < 1.0


def test_the_package_computes_what_torch_does(tmp_path: Path) -> None:
    head, _ = trained()
    write_weights(head, FEATURES, tmp_path / "factuality.npz")
    given = rows()
    with torch.no_grad():
        table = numbered(given.features, FEATURES)
        expected = head(table, torch.from_numpy(given.facts), torch.from_numpy(given.states)).numpy()
    weights = FactualityWeights.load(tmp_path / "factuality.npz")
    found = scores(given.features, given.facts, given.states, weights)
    assert np.abs(found - expected).max() < 0.05  # vectors are stored in int8


def test_training_is_seeded() -> None:
    assert trained()[1] == trained()[1]


def test_rare_features_are_left_out() -> None:
    assert frequent([["b", "a", "a"], ["b"]], 2) == ["b"]
    assert numbered([["x", "b"], []], ["a", "b"]).tolist() == [[2], [0]]
