"""The pair network as ``pairs.onnx``: ``python -m training.pair_export --help``.

Its layers are int8 as the encoder's are. The table of word pieces is not in it but in ``pieces.bin``, which the graph
of the encoder reads too (``training.export`` writes it).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from dragoman.analysis.heads.pairs import Mark, Marked
from training.committed import Constants
from training.export import InferenceLayer, Table, halve, write_manifest
from training.pair_material import EXAMPLES
from training.pair_model import PairNetwork, pair_inputs
from training.pair_run import CHECKPOINT, encoder_pieces, load_network, marked_pairs
from training.pair_training import judged
from training.pairs import LabelledPair, as_words
from training.paths import PACKAGE_DATA, ROOT
from training.pieces import PIECES_FILE, share_pieces
from training.smoothing import factors, record_ranges

GRAPH = "pairs.onnx"
STRENGTH = 0.6  # of the smoothing: nearest to fp32 of 0.5, 0.6, 0.75 and 0.85
TEMPERATURE = 1.35  # as ``training.pair_run folds`` found it


class PairGraph(nn.Module):
    """The pair network on one sentence: ``ids``, ``shapes`` and ``marks``, all (length); gives (types)."""

    def __init__(self, network: PairNetwork, pieces: Table, ranges: Sequence[dict[str, Tensor]]) -> None:
        super().__init__()
        self.network, self.pieces = network, pieces
        self.positions = Table(network.positions.weight.detach())
        self.layers = nn.ModuleList(
            InferenceLayer(layer, factors(layer, seen, STRENGTH))  # type: ignore[arg-type]
            for layer, seen in zip(network.layers, ranges, strict=True)
        )

    def forward(self, ids: Tensor, shapes: Tensor, marks: Tensor) -> Tensor:
        network = self.network
        positions = self.positions(torch.cumsum(torch.ones_like(ids), 0) - 1)
        states = network.norm(self.pieces(ids) + positions + network.shapes(shapes) + network.marks(marks))
        for layer in self.layers:
            states = layer(states)
        # A party of several marked parts has the mean of their marks.
        parties = [_mean(states, marks == row) for row in (Mark.ACTOR, Mark.RECIPIENT)]
        scores: Tensor = network.types(torch.cat([states[0], *parties, states.mean(0)])[None])[0]
        return scores


def _mean(states: Tensor, chosen: Tensor) -> Tensor:
    weight = chosen.to(states.dtype)
    return (weight[None] @ states)[0] / weight.sum().clamp_min(1)


def export_pairs(network: PairNetwork, sample: Sequence[Marked], folder: Path) -> None:
    """Write ``pairs.onnx`` beside the ``analysis.onnx`` whose word pieces it reads; ``sample`` shows the activations."""
    network.eval()
    analysis = Constants(folder / "analysis.onnx")
    table = Table(torch.ones(1, 1))
    table.weight, table.scale = analysis.vector("pieces.weight").to(torch.int8), analysis.vector("pieces.scale")
    inputs = [pair_inputs([row]) for row in sample]
    ranges = record_ranges(network.layers, lambda: [network(row) for row in inputs])
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        plain, prepared = Path(scratch) / "plain.onnx", Path(scratch) / "prepared.onnx"
        names = ["ids", "shapes", "marks"]
        torch.onnx.export(
            PairGraph(network, table, ranges), (torch.ones(9, dtype=torch.long),) * 3, plain, input_names=names,
            output_names=["types"], opset_version=17, dynamo=False, dynamic_axes={name: {0: "length"} for name in names},
        )  # fmt: skip
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared), str(folder / GRAPH), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm"], nodes_to_exclude=_products_of_activations(onnx.load(prepared)),
        )  # fmt: skip
    halve(folder / GRAPH)
    share_pieces(folder / GRAPH, folder / PIECES_FILE)


def cooled(network: PairNetwork, temperature: float) -> PairNetwork:
    """The network with all its scores divided by the temperature, so that its probabilities say how often it is right."""
    last: nn.Linear = network.types[-1]  # type: ignore[assignment]
    with torch.no_grad():
        last.weight.div_(temperature)
        last.bias.div_(temperature)
    return network


def _products_of_activations(model: onnx.ModelProto) -> list[str]:
    constants = {tensor.name for tensor in model.graph.initializer}
    return [n.name for n in model.graph.node if n.op_type == "MatMul" and n.input[1] not in constants]


def write_reference(network: PairNetwork, target: Path, every: int = 40) -> None:
    """What the torch network says of some of our own examples, so that tests can hold the package's graph to it."""
    lines = [line for path in sorted(EXAMPLES.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) for line in lines[::every]]
    pairs = [as_words(LabelledPair(r["text"], tuple(r["actor"]), tuple(r["recipient"]), r["type"])) for r in rows]
    found = judged(network, pairs, encoder_pieces())
    kept = [
        {name: row[name] for name in ("text", "actor", "recipient")}
        | {"types": {kind: round(value, 4) for kind, value in probabilities.items()}}
        for row, probabilities in zip(rows, found, strict=True)
    ]
    target.write_text("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in kept) + "\n]\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="checkpoint", type=Path, default=CHECKPOINT)
    parser.add_argument("--to", type=Path, default=PACKAGE_DATA, help="folder that holds analysis.onnx and pieces.bin")
    parser.add_argument("--temperature", type=float, default=TEMPERATURE, help="what all scores are divided by")
    options = parser.parse_args()
    torch.set_num_threads(1)
    network = cooled(load_network(options.checkpoint), options.temperature)
    export_pairs(network, marked_pairs()[::4], options.to)
    if options.to == PACKAGE_DATA:
        write_reference(network, ROOT / "tests" / "analysis" / "pairs.json")
    print(write_manifest(options.to)[:12])


if __name__ == "__main__":
    main()
