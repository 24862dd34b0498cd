"""The only file that knows onnxruntime: arrays in, arrays out.

One sentence at a time and one thread: int8 products scale by the largest activation they see, so whatever shared a run
with a sentence would change its numbers. Alone, a sentence has the same analysis in any document and on any worker.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.wordpiece import Pieces
from dragoman.errors import AnalysisError

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one sentence of *n* words; row 0 of the syntactic arrays is the root and of no use.

    ``upos``, ``feats``, ``lemma``, ``worldwide``, ``politics``: (n + 1, classes); ``arcs``: (n + 1, n + 1), dependent
    by head; ``dependents`` and ``heads``: (n + 1, 128), what the relations are scored from.
    """

    upos: Floats
    feats: Floats
    lemma: Floats
    arcs: Floats
    dependents: Floats
    heads: Floats
    worldwide: Floats
    politics: Floats


class Runtime:
    """The two graphs of the model. onnxruntime sessions may be called from several threads at once."""

    def __init__(self, graph: Path, relations: Path) -> None:
        self._graph = _session(graph)
        self._relations = _session(relations)

    def score(self, pieces: Pieces) -> Scores:
        """Run the encoder and the heads over one sentence."""
        feed = {
            "ids": np.array(pieces.ids, dtype=np.int64),
            "shapes": np.array(pieces.shapes, dtype=np.int64),
            "first": np.array((0, *pieces.first), dtype=np.int64),
        }
        return Scores(*self._graph.run(None, feed))

    def relations(self, scores: Scores, heads: list[int]) -> Floats:
        """Scores of the relations (words, relations) when word *i* hangs on ``heads[i]`` (0 the root, else 1-based)."""
        feed = {"dependents": scores.dependents[1:], "heads": scores.heads[np.array(heads, dtype=np.int64)]}
        result: Floats = self._relations.run(None, feed)[0]
        return result


def _session(path: Path) -> onnxruntime.InferenceSession:
    import onnxruntime  # here, because it takes a tenth of a second and most commands do without

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.log_severity_level = 3
    entries: dict[str, Any] = {"session.intra_op.allow_spinning": "0", "session.inter_op.allow_spinning": "0"}
    for key, value in entries.items():
        options.add_session_config_entry(key, value)
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise AnalysisError(f"the model file {path.name} cannot be run: {error}") from error
