"""The committed model as a torch network again, so that a run can go on from it: ``python -m training.committed``.

The package's graphs hold weights in int8 with one scale an output, smoothed channel by channel. Undoing both gives the
network that was exported but for rounding; training goes on from there in a fraction of the time that a run from the
pretrained encoder takes. Heads that the committed model does not have keep their fresh weights.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, numpy_helper
from torch import Tensor

from training.export import kept_pieces
from training.labels import Labels
from training.model import MIXED_LAYERS, RELATION, Network
from training.paths import OUT, PACKAGE_DATA, encoder_folder
from training.sizes import HEADS, HIDDEN, LAYERS

# A row that the graph of 2026-11 adds to every piece: it stood for "no party of a pair" when the encoder read pairs.
UNMARKED = "unmarked"

# The mixes of layers in the order in which ``training.export.InferenceGraph`` computes them.
MIXES = ("syntax_mix", "entity_mix", "fact_mix", "document_mix")


class Constants:
    """The constants of a graph under the names of the exporting modules, back in fp32."""

    def __init__(self, path: Path) -> None:
        model = onnx.load(path)
        self._arrays: dict[str, NDArray[np.generic]] = {
            tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer
        }
        constants = [node for node in model.graph.node if node.op_type == "Constant"]
        for node in constants:
            value = node.attribute[0].t
            if value.data_type == TensorProto.FLOAT:
                self._arrays[node.output[0]] = numpy_helper.to_array(value)

    def __contains__(self, name: str) -> bool:
        return any(f"{name}{ending}" in self._arrays for ending in ("", "_half", "_Transposed_quantized", "_Transposed_half"))

    def vector(self, name: str) -> Tensor:
        """A tensor stored as it is, in fp32 or fp16."""
        array = self._arrays[name] if name in self._arrays else self._arrays[f"{name}_half"]
        return torch.from_numpy(array.astype(np.float32))

    def scalars(self, beginning: str) -> list[float]:
        """The unnamed scalars whose names begin so and end in a number, in the order of their numbers."""
        found = [(int(name.removeprefix(beginning)), value) for name, value in self._arrays.items()
                 if name.startswith(beginning) and value.shape == ()]  # fmt: skip
        return [float(value) for _, value in sorted(found)]

    def matrix(self, name: str) -> Tensor:
        """The weight of a linear layer, (outputs, inputs)."""
        if f"{name}_Transposed_quantized" in self._arrays:
            rounded = self._arrays[f"{name}_Transposed_quantized"].astype(np.float32)
            return torch.from_numpy((rounded * self._arrays[f"{name}_Transposed_scale"].astype(np.float32)).T.copy())
        if f"{name}_Transposed_half" in self._arrays:
            return torch.from_numpy(self._arrays[f"{name}_Transposed_half"].astype(np.float32).T.copy())
        return self.vector(name)

    def table(self, name: str) -> Tensor:
        """An embedding kept as int8 rows with a scale each."""
        return self.vector(f"{name}.weight") * self.vector(f"{name}.scale")


def network_of(folder: Path, labels: Labels) -> Network:
    """The network whose export lies in ``folder``."""
    graph = Constants(folder / "analysis.onnx")
    network = Network(labels)
    network.encoder.load_pretrained(encoder_folder())
    state = network.state_dict()
    for name in state:
        stored = f"network.{name}"
        if stored in graph:
            state[name] = graph.matrix(stored).reshape(state[name].shape)
    _restore_embeddings(state, graph)
    for layer in range(LAYERS):
        _restore_layer(state, graph, layer)
    _restore_mixes(state, graph)
    relations = Constants(folder / "relations.onnx")
    state["relation.weight"] = (relations.vector("weight") * relations.vector("scale")).reshape(RELATION + 1, -1)
    network.load_state_dict(state)
    return network


def _restore_embeddings(state: dict[str, Tensor], graph: Constants) -> None:
    vocabulary = (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    state["encoder.pieces.weight"][kept_pieces(vocabulary)] = graph.table("pieces")
    state["encoder.positions.weight"] = graph.table("positions")
    if UNMARKED in graph:
        state["encoder.positions.weight"] += graph.vector(UNMARKED)


def _restore_mixes(state: dict[str, Tensor], graph: Constants) -> None:
    """The shares of the layers are folded into scalars without a name, in the order in which the mixes are computed."""
    shares = torch.tensor(graph.scalars("onnx::Mul_"))
    for name, mine in zip(MIXES, shares.split(MIXED_LAYERS), strict=True):
        state[f"{name}.weights"] = (mine / mine.sum()).clamp_min(1e-6).log()
        state[f"{name}.scale"] = mine.sum().reshape(1)


def _restore_layer(state: dict[str, Tensor], graph: Constants, layer: int) -> None:
    """Undo ``InferenceLayer``: the smoothing, the joint product and the scale of the attention."""
    here, there = f"layers.{layer}", f"encoder.layers.{layer}"
    outer = graph.vector(f"{here}.outer_factor")  # the factors were stored inverted
    joined = graph.matrix(f"{here}.joined.weight") * graph.vector(f"{here}.query_factor")
    parts, biases = joined.split(HIDDEN), graph.vector(f"{here}.joined.bias").split(HIDDEN)
    scale = (HIDDEN // HEADS) ** 0.5
    for name, factor, weight, bias in zip(("query", "key", "value"), (scale, 1.0, 1.0), parts, biases, strict=True):
        state[f"{there}.{name}.weight"], state[f"{there}.{name}.bias"] = weight * factor, bias * factor
    # The factors of the context stay where the export put them: in the values and, inverted, in the output.
    state[f"{there}.output.weight"] = graph.matrix(f"{here}.output.weight")
    state[f"{there}.inner.weight"] = graph.matrix(f"{here}.inner.weight") * graph.vector(f"{here}.inner_factor")
    state[f"{there}.outer.weight"] = graph.matrix(f"{here}.outer.weight") * outer
    for name in ("output", "inner", "outer"):
        state[f"{there}.{name}.bias"] = graph.vector(f"{here}.{name}.bias")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, default=PACKAGE_DATA, help="folder of an exported model")
    parser.add_argument("--name", default="committed", help="name of the run to write, below training/out")
    arguments = parser.parse_args()
    target = OUT / arguments.name
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(arguments.folder / "labels.json", target / "labels.json")
    labels = Labels.load(target / "labels.json")
    network = network_of(arguments.folder, labels)
    torch.save({"epoch": 0, "network": network.state_dict()}, target / "last.pt")
    print(json.dumps({"written": str(target / "last.pt")}))


if __name__ == "__main__":
    main()
