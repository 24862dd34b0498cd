"""Export a trained network to the files that the package runs: ``python -m training.export --help``.

Graphs: ``analysis.onnx`` (encoder and heads, products in int8) for one sentence at a time, ``relations.onnx`` (scores of
relations for given arcs) and ``documents.onnx`` (attribution over the words of a document). Beside them ``pieces.bin``
(the table of word pieces), ``labels.json``, the vocabulary and the exceptions of the lemmatiser. ``pairs.onnx`` is made
by ``training.pair_export``, and has to be trained again where this gives other word pieces.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.analysis.wordpiece import WordPieces
from training.corpora import load_corpora
from training.document_model import CONTEXT
from training.labels import Labels, full_lexicon
from training.model import ARC, MIXED_LAYERS, Layer, Mix, Network, RelationScorer
from training.paths import CORPORA, OUT, PACKAGE_DATA, encoder_folder
from training.pieces import PIECES_FILE, share_pieces, write_pieces
from training.sizes import HEADS, HIDDEN, LAYERS
from training.smoothing import channel_ranges, factors

# Pieces of these beginnings are of no use for English text: [unused12] and characters of other scripts.
_LATIN_END = 0x250
_SYMBOLS = range(0x2010, 0x2200)


class Table(nn.Module):
    """An embedding in int8 with one scale a row."""

    weight: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("weight", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, index: Tensor) -> Tensor:
        return F.embedding(index, self.weight).float() * F.embedding(index, self.scale)


class InferenceLayer(nn.Module):
    """A layer with query, key and value in one product, for one sentence without padding."""

    query_factor: Tensor
    inner_factor: Tensor
    outer_factor: Tensor

    def __init__(self, layer: Layer, smooth: dict[str, Tensor]) -> None:
        super().__init__()
        # The context is a mean of values, so its factors go into the weights that make the values.
        scales = ((HIDDEN // HEADS) ** -0.5, 1.0, 1 / smooth["output"])
        parts = (layer.query, layer.key, layer.value)
        weight = torch.cat([(part.weight.T * scale).T for part, scale in zip(parts, scales, strict=True)])
        bias = torch.cat([part.bias * scale for part, scale in zip(parts, scales, strict=True)])
        self.joined = _linear(weight * smooth["query"], bias)
        self.output = _linear(layer.output.weight * smooth["output"], layer.output.bias)
        self.inner = _linear(layer.inner.weight * smooth["inner"], layer.inner.bias)
        self.outer = _linear(layer.outer.weight * smooth["outer"], layer.outer.bias)
        self.attention_norm, self.norm = layer.attention_norm, layer.norm
        for place in ("query", "inner", "outer"):
            self.register_buffer(f"{place}_factor", 1 / smooth[place])

    def forward(self, states: Tensor) -> Tensor:
        """(length, HIDDEN) → (length, HIDDEN)."""
        query, key, value = (
            part.reshape(-1, HEADS, HIDDEN // HEADS).transpose(0, 1)
            for part in self.joined(states * self.query_factor).split(HIDDEN, dim=-1)
        )
        context = (query @ key.transpose(-1, -2)).softmax(-1) @ value
        joined = context.transpose(0, 1).reshape(-1, HIDDEN)
        states = self.attention_norm(states + self.output(joined))
        inner = F.gelu(self.inner(states * self.inner_factor)) * self.outer_factor
        normed: Tensor = self.norm(states + self.outer(inner))
        return normed


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    linear = nn.Linear(weight.shape[1], weight.shape[0])
    linear.weight, linear.bias = nn.Parameter(weight.detach()), nn.Parameter(bias.detach())
    return linear


class InferenceGraph(nn.Module):
    """The heads on one sentence: ``ids``, ``shapes`` and ``first`` (words + 1)."""

    def __init__(self, network: Network, kept: list[int], ranges: list[dict[str, Tensor]]) -> None:
        super().__init__()
        self.network = network
        self.pieces = Table(network.encoder.pieces.weight.detach()[kept])
        self.positions = Table(network.encoder.positions.weight.detach())
        self.layers = nn.ModuleList(
            InferenceLayer(layer, factors(layer, seen))  # type: ignore[arg-type]
            for layer, seen in zip(network.encoder.layers, ranges, strict=True)
        )

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        encoder = self.network.encoder
        positions = self.positions(torch.cumsum(torch.ones_like(ids), 0) - 1)
        states = encoder.norm(self.pieces(ids) + positions + encoder.shapes(shapes))
        kept = []
        for layer in self.layers:
            states = layer(states)
            kept.append(states)
        kept = [state.index_select(0, first) for state in kept[LAYERS - MIXED_LAYERS :]]
        return self._heads(kept, shapes.index_select(0, first))

    def _heads(self, layers: list[Tensor], shapes: Tensor) -> tuple[Tensor, ...]:
        network = self.network
        words = _mixed(network.syntax_mix, layers, shapes)
        named = F.gelu(network.entity(_mixed(network.entity_mix, layers, shapes)))
        head = network.arc_head(words)
        arcs = network.arc_dependent(words) @ network.arc @ head.transpose(0, 1) + (head @ network.arc_bias)[None, :]
        return (
            network.upos(words), network.feats(words), network.lemma(words), arcs, network.relation_dependent(words),
            network.relation_head(words), network.worldwide(named), network.politics(named),
            network.fact(_mixed(network.fact_mix, layers, shapes)).squeeze(-1),
            _mixed(network.document_mix, layers, shapes),
        )  # fmt: skip


class DocumentGraph(nn.Module):
    """Attribution over the words of a document: ``states`` (words, HIDDEN), ``marks`` (words).

    Gives the scores of tags, of how tag follows tag, the projections that links are scored from (the first and the last
    word of either side of a speaker's link and of a content's), the terms of links, and the scores of no speaker.
    """

    moves: Tensor
    terms: Tensor

    def __init__(self, network: Network) -> None:
        super().__init__()
        head = network.attribution
        self.context, self.tag = network.context, head.tag
        scorers = (head.speaker_of, head.cue_of)
        self.links = _linear(*_split_ends([side for scorer in scorers for side in (scorer.left, scorer.right)]))
        self.nobody = _linear(*_split_ends([head.nobody]))
        self.register_buffer("moves", head.allowed().detach().clone())
        self.register_buffer("terms", torch.stack([s.terms.weight[:, 0].detach() for s in scorers]))

    def forward(self, states: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        context = self.context(states[:, None], marks[:, None])[:, 0]
        return self.tag(context), self.moves * 1.0, self.links(context), self.terms * 1.0, self.nobody(context)


def _split_ends(layers: list[nn.Linear]) -> tuple[Tensor, Tensor]:
    """One product for layers that read the first and the last word of a span side by side: weight and bias."""
    weights, biases = [], []
    for layer in layers:
        weights += list(layer.weight.split(CONTEXT, dim=1))
        biases += [layer.bias, torch.zeros_like(layer.bias)]
    return torch.cat(weights), torch.cat(biases)


class SmallRelations(nn.Module):
    """The scorer of relations with weights in int8, one scale an output; they are widened when the graph is loaded."""

    weight: Tensor
    scale: Tensor

    def __init__(self, scorer: RelationScorer) -> None:
        super().__init__()
        table = Table(scorer.weight.detach().T)
        self.relations = scorer.relations
        self.register_buffer("weight", table.weight.T.contiguous())
        self.register_buffer("scale", table.scale.T.contiguous())

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        left = F.pad(dependents, (0, 1), value=1.0) @ (self.weight.float() * self.scale)
        right = F.pad(heads, (0, 1), value=1.0)
        scores: Tensor = (left.view(-1, self.relations, right.shape[1]) @ right[..., None]).squeeze(-1)
        return scores


def _mixed(mix: Mix, layers: list[Tensor], shapes: Tensor) -> Tensor:
    weights = mix.weights.softmax(0) * mix.scale
    mixed = layers[0] * weights[0]
    for index in range(1, MIXED_LAYERS):
        mixed = mixed + layers[index] * weights[index]
    shaped: Tensor = mixed + mix.shapes(shapes)
    return shaped


OUTPUTS = (
    "upos", "feats", "lemma", "arcs", "dependents", "heads", "worldwide", "crossner-politics", "facts", "context",
)  # fmt: skip


def kept_pieces(vocabulary: list[str]) -> list[int]:
    """Rows of the vocabulary that English text needs: marks, Latin letters, digits and common symbols."""
    return [row for row, piece in enumerate(vocabulary) if not piece.startswith("[unused") and _is_latin(piece)]


def _is_latin(piece: str) -> bool:
    return all(ord(char) < _LATIN_END or ord(char) in _SYMBOLS for char in piece.removeprefix("##"))


def export_graphs(
    network: Network, kept: list[int], ranges: list[dict[str, Tensor]], folder: Path, reduce_range: bool = True
) -> None:
    """Write the graphs. ``reduce_range`` keeps weights to 7 bits, so that no processor's int8 product saturates."""
    network.eval()
    with tempfile.TemporaryDirectory() as scratch, torch.inference_mode(False), torch.no_grad():
        plain, prepared = Path(scratch) / "plain.onnx", Path(scratch) / "prepared.onnx"
        whole = torch.ones(9, dtype=torch.long)
        torch.onnx.export(
            InferenceGraph(network, kept, ranges), (whole, whole, torch.arange(5)), plain,
            input_names=["ids", "shapes", "first"], output_names=list(OUTPUTS), opset_version=17, dynamo=False,
            dynamic_axes={"ids": {0: "length"}, "shapes": {0: "length"}, "first": {0: "words"}},
        )  # fmt: skip
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared), str(folder / "analysis.onnx"), weight_type=QuantType.QInt8, per_channel=True,
            reduce_range=reduce_range, op_types_to_quantize=["MatMul", "Gemm"],
            nodes_to_exclude=_in_full(onnx.load(prepared)),
        )  # fmt: skip
        size = network.relation.weight.shape[0] - 1
        torch.onnx.export(
            SmallRelations(network.relation), (torch.zeros(2, size), torch.zeros(2, size)), folder / "relations.onnx",
            input_names=["dependents", "heads"], output_names=["relations"], opset_version=17, dynamo=False,
            dynamic_axes={name: {0: "words"} for name in ("dependents", "heads", "relations")},
            do_constant_folding=False,
        )  # fmt: skip
        torch.onnx.export(
            DocumentGraph(network).eval(), (torch.zeros(7, HIDDEN), torch.zeros(7, dtype=torch.long)),
            folder / "documents.onnx", input_names=["states", "marks"],
            output_names=["tags", "moves", "links", "terms", "nobody"], opset_version=17, dynamo=False,
            dynamic_axes={name: {0: "words"} for name in ("states", "marks", "tags", "links", "nobody")},
        )  # fmt: skip
    for name in GRAPHS:
        halve(folder / name)
    write_pieces(folder / GRAPHS[0], folder / PIECES_FILE)
    share_pieces(folder / GRAPHS[0], folder / PIECES_FILE)


def _in_full(model: onnx.ModelProto) -> list[str]:
    """Products that stay in fp32: the biaffine scores of arcs, and those of two activations (attention)."""
    constants = {tensor.name: list(tensor.dims) for tensor in model.graph.initializer}
    products = [node for node in model.graph.node if node.op_type in ("MatMul", "Gemm")]
    kept = [node.name for node in products if ARC in constants.get(node.input[1], [ARC])[:1]]
    return [name + ending for name in kept for ending in ("", "_MatMul")]  # the quantiser renames what it rewrites


def halve(path: Path, least: int = 4096) -> None:
    """Store large fp32 constants in fp16; they are widened when the graph is loaded."""
    model = onnx.load(path)
    casts = []
    for tensor in list(model.graph.initializer):
        if tensor.data_type != TensorProto.FLOAT or int(np.prod(list(tensor.dims))) < least:
            continue
        narrow = numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), tensor.name + "_half")
        model.graph.initializer.remove(tensor)
        model.graph.initializer.append(narrow)
        casts.append(onnx.helper.make_node("Cast", [narrow.name], [tensor.name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        model.graph.node.insert(0, cast)
    onnx.save(model, path)


def export(checkpoint: Path, labels: Labels, corpora: Path, folder: Path, reduce_range: bool = True) -> str:
    """Write everything the package loads to ``folder``; returns the SHA-256 of the files."""
    network = Network(labels)
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    vocabulary = (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = kept_pieces(vocabulary)
    folder.mkdir(parents=True, exist_ok=True)
    trees = load_corpora(corpora).trees
    network.eval()
    ranges = channel_ranges(network, WordPieces(encoder_folder() / "vocab.txt"), [s.words for s in trees[::40]])
    export_graphs(network, kept, ranges, folder, reduce_range)
    (folder / "vocabulary.txt").write_text("\n".join(vocabulary[row] for row in kept) + "\n", encoding="utf-8")
    for name in TRAINED_APART:
        if not (folder / name).exists():
            shutil.copy(PACKAGE_DATA / name, folder / name)
    labels.save(folder / "labels.json")
    lexicon = full_lexicon(trees, vocabulary)
    rows = (f"{form}\t{upos}\t{lemma}\n" for (form, upos), lemma in sorted(lexicon.lemmas.items()))
    (folder / "lemmas.tsv").write_text("".join(rows), encoding="utf-8")
    return write_manifest(folder)


GRAPHS = ("analysis.onnx", "relations.onnx", "documents.onnx")
TRAINED_APART = ("boundaries.onnx", "pairs.onnx", "coreference.npz", "factuality.npz", "topic.npz")  # by commands of their own
FILES = (*GRAPHS, PIECES_FILE, *TRAINED_APART, "vocabulary.txt", "labels.json", "lemmas.tsv")


def write_manifest(folder: Path) -> str:
    """``weights.json``: the SHA-256 of every file, which the package checks when it loads them."""
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    (folder / "weights.json").write_text(json.dumps(hashes, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="analysis", help="name of the run")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--to", type=Path, default=PACKAGE_DATA, help="folder to write to: the package's data")
    parser.add_argument("--full-range", action="store_true", help="8-bit weights: exact only on processors with VNNI")
    arguments = parser.parse_args()
    torch.set_num_threads(1)  # single sentences gain nothing from more
    run = OUT / arguments.name
    copy = run / "exported.pt"
    shutil.copy(run / "last.pt", copy)
    labels = Labels.load(run / "labels.json")
    model = export(copy, labels, arguments.corpora, arguments.to, not arguments.full_range)
    copy.unlink()
    size = sum((arguments.to / name).stat().st_size for name in FILES)
    print(f"{model[:12]}  {size / 1e6:.1f} MB in {arguments.to}")  # noqa: T201


if __name__ == "__main__":
    main()
