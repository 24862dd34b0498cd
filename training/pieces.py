"""The table of word pieces, kept once for the graphs that read it.

ONNX may keep a constant in a file beside the graph. The encoder's graph and the pair graph name the same bytes of
``pieces.bin``, so the second costs no more than its layers.
"""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import TensorProto, numpy_helper
from onnx.external_data_helper import set_external_data

PIECES_FILE = "pieces.bin"
TABLE = ("pieces.weight", "pieces.scale_half")  # int8 rows and a scale each, in this order in the file


def write_pieces(graph: Path, target: Path) -> None:
    """Write the table of a graph that still holds it."""
    tensors = _table(onnx.load(graph))
    target.write_bytes(b"".join(numpy_helper.to_array(tensor).tobytes() for tensor in tensors))


def share_pieces(graph: Path, pieces: Path) -> None:
    """Make the graph read its table from ``pieces``; raises ``ValueError`` where it holds another table."""
    model = onnx.load(graph)
    stored, offset = pieces.read_bytes(), 0
    for tensor in _table(model):
        data = numpy_helper.to_array(tensor).tobytes()
        if stored[offset : offset + len(data)] != data:
            raise ValueError(f"{graph.name} was made with another table of word pieces than {pieces.name}")
        tensor.raw_data = data
        set_external_data(tensor, pieces.name, offset, len(data))
        tensor.ClearField("raw_data")
        offset += len(data)
    graph.write_bytes(model.SerializeToString())


def _table(model: onnx.ModelProto) -> list[TensorProto]:
    found = {tensor.name: tensor for tensor in model.graph.initializer}
    return [found[name] for name in TABLE]
