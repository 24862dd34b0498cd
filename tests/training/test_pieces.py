"""The table of word pieces that two graphs read."""

from pathlib import Path

import pytest

onnx = pytest.importorskip("onnx", reason="needs the extra 'training'")

import numpy as np  # noqa: E402
from onnx import helper, numpy_helper  # noqa: E402

from training.pieces import TABLE, share_pieces, write_pieces  # noqa: E402


def graph(path: Path, rows: list[list[int]]) -> Path:
    table = numpy_helper.from_array(np.array(rows, dtype=np.int8), TABLE[0])
    scale = numpy_helper.from_array(np.ones((len(rows), 1), dtype=np.float16), TABLE[1])
    ids = helper.make_tensor_value_info("ids", onnx.TensorProto.INT64, ["length"])
    out = helper.make_tensor_value_info("out", onnx.TensorProto.INT8, ["length", len(rows[0])])
    nodes = [helper.make_node("Gather", [TABLE[0], "ids"], ["out"])]
    onnx.save(helper.make_model(helper.make_graph(nodes, "g", [ids], [out], [table, scale])), path)
    return path


def test_a_graph_reads_the_table_beside_it(tmp_path: Path) -> None:
    first, second = graph(tmp_path / "a.onnx", [[1, 2], [3, 4]]), graph(tmp_path / "b.onnx", [[1, 2], [3, 4]])
    shared = tmp_path / "pieces.bin"
    write_pieces(first, shared)
    assert shared.stat().st_size == 4 + 2 * 2
    for path in (first, second):
        share_pieces(path, shared)
        assert b"pieces.bin" in path.read_bytes()
        loaded = {t.name: numpy_helper.to_array(t) for t in onnx.load(path).graph.initializer}
        assert loaded[TABLE[0]].tolist() == [[1, 2], [3, 4]]


def test_another_table_is_refused(tmp_path: Path) -> None:
    shared = tmp_path / "pieces.bin"
    write_pieces(graph(tmp_path / "a.onnx", [[1, 2], [3, 4]]), shared)
    with pytest.raises(ValueError, match="another table"):
        share_pieces(graph(tmp_path / "b.onnx", [[1, 2], [3, 5]]), shared)
