"""The only file that knows onnxruntime: arrays in, arrays out.

One sentence at a time and one thread: int8 products scale by the largest activation they see, so whatever shared a run
with a sentence would change its numbers. Alone, a sentence has the same analysis in any document and on any worker.
The heads that read across sentences see one document at a time, for the same reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.heads.attribution import AttributionScores, LinkScores
from dragoman.analysis.heads.pairs import Marked
from dragoman.analysis.weights import Graphs
from dragoman.analysis.wordpiece import Pieces
from dragoman.errors import AnalysisError

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one sentence of *n* words; row 0 of the syntactic arrays is the root and of no use.

    ``upos``, ``feats``, ``lemma``, ``worldwide``, ``politics``: (n + 1, classes); ``arcs``: (n + 1, n + 1), dependent
    by head; ``dependents`` and ``heads``: (n + 1, 128), what the relations are scored from; ``facts``: (n + 1,), how
    sure it is that what a word tells happened; ``context``: (n + 1, 384), what the heads of documents read.
    """

    upos: Floats
    feats: Floats
    lemma: Floats
    arcs: Floats
    dependents: Floats
    heads: Floats
    worldwide: Floats
    politics: Floats
    facts: Floats
    context: Floats


class Runtime:
    """The graphs of the model. onnxruntime sessions may be called from several threads at once."""

    def __init__(self, graphs: Graphs) -> None:
        self._graph = _session(graphs.analysis)
        self._relations = _session(graphs.relations)
        self._documents = _session(graphs.documents)
        self._pair_graph = graphs.pairs

    @cached_property
    def _pairs(self) -> onnxruntime.InferenceSession:
        """Loaded when it is first asked, because most commands never ask; two threads may load it twice, to no harm."""
        return _session(self._pair_graph)

    def score(self, pieces: Pieces) -> Scores:
        """Run the encoder and the heads over one sentence."""
        feed = {
            "ids": np.array(pieces.ids, dtype=np.int64),
            "shapes": np.array(pieces.shapes, dtype=np.int64),
            "first": np.array((0, *pieces.first), dtype=np.int64),
        }
        return Scores(*self._graph.run(None, feed))

    def attribution(self, context: Floats, marks: Sequence[int]) -> AttributionScores:
        """Scores over the words of a document, from the ``context`` of its sentences, (words, 384), and its marks."""
        feed = {"states": context, "marks": np.array(marks, dtype=np.int64)}
        tags, moves, links, terms, nobody = self._documents.run(None, feed)
        of_speakers, of_cues = np.split(links, 2, axis=1)
        return AttributionScores(
            tags, moves, _link_scores(of_speakers, terms[0]), _link_scores(of_cues, terms[1]),
            nobody[:, 0], nobody[:, 1],
        )  # fmt: skip

    def types(self, marked: Marked) -> Floats:
        """Scores of the types of events, (types,), for what the marked parties of one sentence do to each other."""
        columns = {"ids": marked.ids, "shapes": marked.shapes, "marks": marked.marks}
        feed = {name: np.array(values, dtype=np.int64) for name, values in columns.items()}
        result: Floats = self._pairs.run(None, feed)[0]
        return result

    def relations(self, scores: Scores, heads: list[int]) -> Floats:
        """Scores of the relations (words, relations) when word *i* hangs on ``heads[i]`` (0 the root, else 1-based)."""
        feed = {"dependents": scores.dependents[1:], "heads": scores.heads[np.array(heads, dtype=np.int64)]}
        result: Floats = self._relations.run(None, feed)[0]
        return result


def _link_scores(projections: Floats, terms: Floats) -> LinkScores:
    left_first, left_last, right_first, right_last = np.split(projections, 4, axis=1)
    return LinkScores(left_first, left_last, right_first, right_last, terms)


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


class BoundaryRuntime:
    """The network that finds where sentences end; safe to share between threads."""

    def __init__(self, graph: Path) -> None:
        self._graph = _session(graph)

    def probabilities(self, rows: NDArray[np.int64]) -> Floats:
        """For each word of a paragraph, (words, columns of ``boundaries.COLUMNS``), the probability of an end, (words,)."""
        result: Floats = self._graph.run(None, {"features": rows})[0]
        return result
