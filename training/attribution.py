"""Train the attribution head alone, on the states that an exported encoder gives: ``python -m training.attribution``.

The joint run teaches the encoder; this goes on with the recurrent layer, the tags and the links for the price of a few
minutes, on the very numbers that the package will compute (int8). The states are made once and kept beside the run.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from dragoman.analysis.lengths import cut_to_length
from dragoman.analysis.quotes import document_marks, paragraphs_of
from dragoman.analysis.runtime import Runtime
from dragoman.analysis.weights import load_weights
from dragoman.analysis.wordpiece import WordPieces
from training.document_model import AttributionHead, Context
from training.documents import AttributedDocument, Chunk, chunks_of, read_attributions
from training.evaluate_documents import attributions_from, score_attributions
from training.paths import CORPORA, OUT, RUNS
from training.tasks.documents import attributions_within, tags_of


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides a run."""

    epochs: int = 10
    chunk: int = 400  # words
    batch: int = 4000  # words
    rate: float = 2e-3
    link_weight: float = 0.2
    average: float = 0.995
    seed: int = 5
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Encoded:
    """A document with the states of its words (words, 384), in fp16, and its marks."""

    document: AttributedDocument
    states: Tensor
    marks: tuple[int, ...]


def encode(weights: Path, documents: Sequence[AttributedDocument]) -> list[Encoded]:
    """The states of all words, as the exported model computes them."""
    loaded = load_weights(weights)
    runtime, pieces = Runtime(loaded.graphs), WordPieces(loaded.vocabulary)
    return [_encoded(document, runtime, pieces) for document in documents]


def _encoded(document: AttributedDocument, runtime: Runtime, pieces: WordPieces) -> Encoded:
    rows = []
    for words in document.sentences:
        for first, last in cut_to_length(words, [len(pieces.ids(word)) for word in words]):
            rows.append(runtime.score(pieces.encode(words[first:last])).context[1:])
    states = torch.from_numpy(np.concatenate(rows).astype(np.float16))
    return Encoded(document, states, tuple(document_marks(document.sentences, document.paragraphs)))


class Trainer:
    """The two modules, trained on states that stay as they are."""

    def __init__(self, recipe: Recipe, start: dict[str, Tensor], log: Path) -> None:
        torch.manual_seed(recipe.seed)
        torch.set_num_threads(recipe.threads)
        self.recipe, self.log = recipe, log
        self.modules = nn.ModuleDict({"context": Context(), "attribution": AttributionHead()})
        self._take(start)
        self.mean = {name: value.detach().clone() for name, value in self.modules.state_dict().items()}
        self.optimiser = torch.optim.AdamW(self.modules.parameters(), betas=(0.9, 0.98), weight_decay=0.01, lr=recipe.rate)

    def _take(self, start: dict[str, Tensor]) -> None:
        """The weights of the joint run; what it did not have stays fresh."""
        state = self.modules.state_dict()
        state.update({name: value for name, value in start.items() if name in state})
        self.modules.load_state_dict(state)

    def run(self, train: Sequence[Encoded], dev: Sequence[Encoded]) -> None:
        recipe = self.recipe
        self._note({"recipe": asdict(recipe)})
        plans = [self._plan(train, epoch) for epoch in range(recipe.epochs)]
        total, step = sum(map(len, plans)), 0
        for epoch, batches in enumerate(plans, start=1):
            began, losses = time.monotonic(), []
            self.modules.train()
            for batch in batches:
                step += 1
                losses.append(self._step(train, batch, min(step / (0.05 * total), (total - step + 1) / total)))
            mean = round(sum(losses) / len(losses), 4)
            self._note({"epoch": epoch, "s": round(time.monotonic() - began), "loss": mean, "dev": self.dev(dev)})

    def _plan(self, train: Sequence[Encoded], epoch: int) -> list[list[Chunk]]:
        chance = random.Random(self.recipe.seed * 1000 + epoch)
        chunks = chunks_of([e.document.sentences for e in train], self.recipe.chunk, chance)
        chance.shuffle(chunks)
        each = max(1, self.recipe.batch // self.recipe.chunk)
        return [chunks[start : start + each] for start in range(0, len(chunks), each)]

    def _step(self, train: Sequence[Encoded], batch: Sequence[Chunk], rate: float) -> float:
        context, head = self.modules["context"], self.modules["attribution"]
        assert isinstance(head, AttributionHead)
        encoded = [train[chunk.document] for chunk in batch]
        rows = [slice(chunk.first, chunk.first + chunk.words) for chunk in batch]
        states = nn.utils.rnn.pad_sequence([e.states[row].float() for e, row in zip(encoded, rows, strict=True)])
        marks = nn.utils.rnn.pad_sequence([torch.tensor(e.marks[row]) for e, row in zip(encoded, rows, strict=True)])
        golds = [attributions_within(e.document, chunk) for e, chunk in zip(encoded, batch, strict=True)]
        tags = nn.utils.rnn.pad_sequence([torch.tensor(tags_of(g, c.words)) for g, c in zip(golds, batch, strict=True)])
        read = context(states, marks)
        loss = head.chain_loss(head.tag(read), tags, torch.tensor([chunk.words for chunk in batch]))
        links = [
            head.link_loss(read[:, column], gold, paragraphs_of(marks[:, column].tolist()))
            for column, gold in enumerate(golds) if gold
        ]  # fmt: skip
        if links:
            loss = loss + self.recipe.link_weight * torch.stack(links).mean()
        for group in self.optimiser.param_groups:
            group["lr"] = self.recipe.rate * rate
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.modules.parameters(), 5.0)
        self.optimiser.step()
        names, values = zip(*self.modules.state_dict().items(), strict=True)
        torch._foreach_lerp_([self.mean[name] for name in names], list(values), 1 - self.recipe.average)
        return float(loss.detach())

    def dev(self, dev: Sequence[Encoded]) -> dict[str, float]:
        """Exact F1 of the mean weights on whole documents."""
        context, head = Context(), AttributionHead()
        for prefix, module in (("context", context), ("attribution", head)):
            mine = {n.removeprefix(f"{prefix}."): v for n, v in self.mean.items() if n.startswith(f"{prefix}.")}
            module.load_state_dict(mine)
            module.eval()
        with torch.inference_mode():
            pairs = [
                (e.document.attributions, attributions_from(context, head, e.states.float(), e.marks)) for e in dev
            ]
        return score_attributions(pairs)

    def _note(self, entry: dict[str, object]) -> None:
        with self.log.open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="analysis", help="the joint run to go on from, below training/out")
    parser.add_argument("--weights", type=Path, help="folder of the export of that run (default: its folder 'export')")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    for name, default in asdict(Recipe()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    arguments = parser.parse_args()
    folder = OUT / arguments.name
    weights = arguments.weights or folder / "export"
    parts = {}
    for part in ("train", "dev"):
        kept = folder / f"attribution-{part}-{load_weights(weights).id[:12]}.pt"
        if not kept.exists():
            documents = read_attributions(arguments.corpora / "attribution" / f"polnear-{part}.jsonl")
            torch.save(encode(weights, documents), kept)
        parts[part] = torch.load(kept, weights_only=False)
    checkpoint = torch.load(folder / "last.pt", weights_only=True)
    recipe = Recipe(**{name: getattr(arguments, name) for name in asdict(Recipe())})
    trainer = Trainer(recipe, checkpoint["network"], RUNS / f"{arguments.name}-attribution.jsonl")
    trainer.run(parts["train"], parts["dev"])
    checkpoint["network"].update(trainer.mean)
    torch.save(checkpoint, folder / "attributed.pt")


if __name__ == "__main__":
    main()
