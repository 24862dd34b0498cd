"""Train the network that finds where sentences end: ``python -m training.boundaries --help``.

It learns from the training parts of both treebanks as raw text, split into words as the package splits them. Takes about
two minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file
from torch import Tensor
from torch.nn import functional as F

from dragoman.analysis.boundaries import features, of_form
from dragoman.analysis.paragraphs import split_paragraphs
from dragoman.analysis.runtime import BoundaryRuntime
from dragoman.analysis.sentences import sentence_ends
from dragoman.analysis.tokenizer import segment
from dragoman.analysis.words import split_words
from training.boundary_model import FORM, BoundaryNetwork, export_boundaries
from training.paths import CORPORA, PACKAGE_DATA, RUNS, encoder_folder
from training.rawtext import RawText, read_raw
from training.scores import overlap_f1

SEED, EPOCHS, RATE, DECAY = 1, 9, 3e-3, 1e-2
BATCH = 3000  # words, padding included
LONGEST = 200  # words of a stretch; longer paragraphs are cut anew in each epoch
UNKNOWN_FORM, UNKNOWN_ENDING = 0.15, 0.075  # shares of words whose form or ending is hidden
TYPOGRAPHIC = 0.3  # share of paragraphs that are read with typographer's quotes: the treebanks have few
_COMMONEST = 12000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``rows`` (words, columns), and 1 where a sentence ends after a word, else 0: ``ends`` (words,)."""

    rows: NDArray[np.int64]
    ends: NDArray[np.float32]


def paragraphs_of(raw: RawText) -> list[Paragraph]:
    """The paragraphs of a treebank as the network reads them."""
    gold = {end for _, end in raw.sentences}
    found = []
    for start, end in split_paragraphs(raw.text):
        words = split_words(raw.text, start, end)
        ends = np.array([last in gold for _, last in words], dtype=np.float32)
        found.append(Paragraph(features(raw.text, words, sentence_ends(raw.text, words)), ends))
    return found


def typographic(raw: RawText) -> RawText:
    """The same text with typographer's quotes; no character moves."""
    chars = list(raw.text)
    for index, char in enumerate(chars):
        if char in "\"'":
            opens = index == 0 or chars[index - 1].isspace() or chars[index - 1] in "([“‘"
            chars[index] = ("“‘" if opens else "”’")['"\''.index(char)]
    return RawText("".join(chars), raw.words, raw.sentences)


def stretches(paragraphs: Sequence[Paragraph], chance: random.Random) -> Iterator[Paragraph]:
    """Paragraphs of at most ``LONGEST`` words; longer ones are cut at places drawn by lot."""
    for paragraph in paragraphs:
        length = len(paragraph.ends)
        if length <= LONGEST:
            yield paragraph
            continue
        cuts = [0, *range(chance.randrange(1, LONGEST), length, LONGEST), length]
        for first, last in zip(cuts, cuts[1:], strict=False):
            yield Paragraph(paragraph.rows[first:last], paragraph.ends[first:last])


def batches(items: Sequence[Paragraph], chance: random.Random) -> list[list[Paragraph]]:
    """Stretches of like length together, at most ``BATCH`` words with their padding, in an order drawn by lot."""
    found: list[list[Paragraph]] = [[]]
    for item in sorted(items, key=lambda one: len(one.ends) + 8 * chance.random()):
        longest = max(len(one.ends) for one in (*found[-1], item))
        if found[-1] and longest * (len(found[-1]) + 1) > BATCH:
            found.append([])
        found[-1].append(item)
    chance.shuffle(found)
    return found


def padded(items: Sequence[Paragraph]) -> tuple[Tensor, Tensor, Tensor]:
    """Rows (batch, words, columns), ends and mask (batch, words)."""
    longest, columns = max(len(one.ends) for one in items), items[0].rows.shape[1]
    rows = torch.zeros(len(items), longest, columns, dtype=torch.long)
    ends, mask = torch.zeros(2, len(items), longest)
    for index, item in enumerate(items):
        length = len(item.ends)
        rows[index, :length] = torch.from_numpy(item.rows)
        ends[index, :length] = torch.from_numpy(item.ends)
        mask[index, :length] = 1
    return rows, ends, mask


def train(plain: list[Paragraph], quoted: list[Paragraph], seed: int = SEED, epochs: int = EPOCHS) -> BoundaryNetwork:
    """Train anew; ``quoted`` are the same paragraphs with typographer's quotes."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = BoundaryNetwork()
    start_forms(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * (len(batches(list(stretches(plain, chance)), chance)) + 20)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        network.train()
        drawn = [two if chance.random() < TYPOGRAPHIC else one for one, two in zip(plain, quoted, strict=True)]
        losses = []
        for batch in batches(list(stretches(drawn, chance)), chance):
            losses.append(_step(network, optimiser, batch))
            schedule.step()
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)
    return network.eval()


def _step(network: BoundaryNetwork, optimiser: torch.optim.Optimizer, batch: list[Paragraph]) -> float:
    rows, ends, mask = padded(batch)
    for column, share in enumerate((UNKNOWN_FORM, UNKNOWN_ENDING)):
        rows[..., column][torch.rand(mask.shape) < share] = 0
    losses = F.binary_cross_entropy_with_logits(network(rows, mask), ends, reduction="none")
    loss = (losses * mask).sum() / mask.sum()
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return loss.item()


def start_forms(network: BoundaryNetwork) -> None:
    """Begin with what the encoder knows of the common words: its embeddings, cut to their principal components."""
    vocabulary = (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    tensors = load_file(encoder_folder() / "model.safetensors")
    table = next(tensor for name, tensor in tensors.items() if name.endswith("word_embeddings.weight"))
    kept = [row for row, piece in enumerate(vocabulary) if piece.isascii() and not piece.startswith(("##", "[un"))]
    centred = table[kept] - table[kept].mean(axis=0)
    axes = np.linalg.svd(centred[:_COMMONEST], full_matrices=False)[2][:FORM]
    vectors = centred @ axes.T
    vectors *= 0.6 / vectors.std(axis=0)
    weight = network.columns[0].weight
    # The vocabulary is in order of frequency: of the words that share a row, the commonest is the last to be written.
    with torch.no_grad():
        for row, vector in zip(reversed(kept), reversed(vectors), strict=True):
            weight[of_form(vocabulary[row])[0]] = torch.from_numpy(vector.copy())


def scores(graph: Path, folder: Path) -> dict[str, float]:
    """F1 in per cent of the sentences of the dev sets, as the package finds them."""
    scorer, found = BoundaryRuntime(graph), {}
    for name in ("ewt", "gum"):
        raw = read_raw(folder / f"{name}-dev.conllu")
        spans = {(s.words[0][0], s.words[-1][1]) for s in segment(raw.text, scorer)}
        found[f"{name}-dev sentences"] = overlap_f1(set(raw.sentences), spans)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--to", type=Path, default=PACKAGE_DATA / "boundaries.onnx", help="the file to write")
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    began, folder = time.perf_counter(), arguments.corpora / "treebank"
    raws = [read_raw(folder / f"{name}-train.conllu") for name in ("ewt", "gum")]
    plain = [one for raw in raws for one in paragraphs_of(raw)]
    quoted = [one for raw in raws for one in paragraphs_of(typographic(raw))]
    export_boundaries(train(plain, quoted, arguments.seed), arguments.to)
    line = {"seed": arguments.seed, "epochs": EPOCHS, **scores(arguments.to, folder)}
    line["minutes"] = round((time.perf_counter() - began) / 60, 1)
    with (RUNS / "boundaries.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
    print(line)


if __name__ == "__main__":
    main()
