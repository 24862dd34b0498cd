"""Train the coreference head on what the package's own model says of GUM: ``python -m training.coreference --help``.

The encoder is not touched: trees, entities and states come from the exported files, once, and are kept beside the run.
Writes ``coreference.npz`` to the folder of these files, and their manifest anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from dragoman.analysis.analyser import Analyser
from dragoman.analysis.heads.coreference import CoreferenceWeights, find_chains
from dragoman.analysis.heads.mention_pairs import PAIR_FEATURES, candidates_of, pair_features
from dragoman.analysis.heads.mention_table import NONE, MentionTable, table_of
from dragoman.analysis.heads.mentions import Parsed
from evaluation.coreference_scores import score_documents
from training.coreference_corpora import Clusters, GoldDocument, Span, read_gum, read_litbank
from training.coreference_model import CoreferenceHead, HeadSizes
from training.export import write_manifest
from training.ontogum import ontogum_clusters
from training.paths import CORPORA, OUT, PACKAGE_DATA, RUNS

FILE = "coreference.npz"


@dataclass(frozen=True, slots=True)
class CoreferenceRecipe:
    """Everything that decides a run."""

    epochs: int = 10
    rate: float = 1.5e-3
    decay: float = 0.01
    warm_steps: int = 60
    litbank_share: float = 0.4  # of the documents of LitBank in each epoch
    members: int = 1  # heads of different seeds, whose scores are averaged
    rows: int = 300  # mentions of a document in one step
    missed: float = 0.5  # margin for "none" where there is an antecedent, which favours recall
    seed: int = 20


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as the package's model reads it, with the gold clusters and all marked spans."""

    name: str
    parsed: list[Parsed]
    states: NDArray[np.float16]
    gold: Clusters
    marked: list[Span]


@dataclass(frozen=True, slots=True)
class TrainingDocument:
    """Tensors of one document; ``features`` are packed bits; ``answers`` (n, candidates + 1), "none" last."""

    states: Tensor
    places: Tensor
    codes: Tensor
    flags: Tensor
    old: Tensor
    features: NDArray[np.uint8]
    allowed: Tensor
    answers: Tensor
    used: Tensor


def read_documents(analyser: Analyser, documents: Sequence[GoldDocument], ontonotes: bool) -> list[ReadDocument]:
    """Everything the head is trained from; GUM's chains are converted, LitBank's are taken as they are."""
    found = []
    for document in documents:
        rows = [analyser.read_sentence(words) for words in document.sentences]
        gold = ontogum_clusters(document) if ontonotes else document.clusters
        states = np.concatenate([context for _, context in rows]).astype(np.float16)
        marked = [mention.span for mention in document.mentions]
        found.append(ReadDocument(document.name, [parsed for parsed, _ in rows], states, gold, marked))
    return found


def prepare(document: ReadDocument, only_marked: bool) -> TrainingDocument:
    """``only_marked``: mentions that the corpus does not mark are left out, since it marks some kinds only."""
    table = table_of(document.parsed)
    candidates = candidates_of(table)
    old = np.maximum(candidates, 0)
    chains = chains_of(table, document)
    marked = set(document.marked)
    used = chains != NONE
    if only_marked:
        used = used | np.array([mention.span in marked for mention in table.mentions], dtype=bool)
    else:
        used = np.ones_like(used)
    allowed = (candidates != NONE) & used[old]
    right = (chains[:, None] == chains[old]) & (chains != NONE)[:, None] & allowed
    features = pair_features(table, np.arange(len(old)), old)
    return TrainingDocument(
        torch.from_numpy(document.states),
        torch.from_numpy(table.places),
        torch.from_numpy(table.codes),
        torch.from_numpy(table.flags),
        torch.from_numpy(old),
        np.packbits(np.moveaxis(features, 0, -1), axis=-1),
        torch.from_numpy(allowed),
        torch.from_numpy(np.append(right, ~right.any(axis=1, keepdims=True), axis=1)),
        torch.from_numpy(used),
    )


def chains_of(table: MentionTable, document: ReadDocument) -> NDArray[np.int64]:
    """The gold chain of each candidate, ``NONE`` for most: by its span, else by its head."""
    by_span = {span: number for number, cluster in enumerate(document.gold) for span in cluster}
    by_head = {(span[0], _head(document.parsed[span[0]], span)): number for span, number in by_span.items()}
    exact = {(m.sentence, m.head) for m in table.mentions if m.span in by_span}
    chains = []
    for mention in table.mentions:
        place = (mention.sentence, mention.head)
        chain = by_span.get(mention.span, NONE)
        if chain == NONE and not mention.joined and place not in exact:
            chain = by_head.get(place, NONE)
        chains.append(chain)
    return np.array(chains, dtype=np.int64)


def _head(sentence: Parsed, span: Span) -> int:
    inside = range(span[1], span[2])
    return next((index for index in inside if sentence.heads[index] not in inside), span[1])


def unpacked(document: TrainingDocument, rows: Tensor) -> Tensor:
    bits = np.unpackbits(document.features[rows.numpy()], axis=-1, count=PAIR_FEATURES)
    return torch.from_numpy(bits).float()


def loss_of(head: CoreferenceHead, document: TrainingDocument, rows: Tensor, missed: float) -> Tensor:
    """Negative marginal log likelihood of the right antecedents of some mentions, "none" among them."""
    vectors = head.mentions(document.states[document.places].float(), document.codes, document.flags)
    scores = head(vectors, rows, document.old[rows], unpacked(document, rows))
    answers = document.answers[rows]
    allowed = torch.cat([document.allowed[rows], torch.ones(len(rows), 1, dtype=torch.bool)], 1)
    margin = torch.zeros_like(scores)
    margin[:, -1] = missed * ~answers[:, -1]
    scores = (scores + margin).masked_fill(~allowed, -1e9)
    return (scores.logsumexp(1) - scores.masked_fill(~answers, -1e9).logsumexp(1)).mean()


def train_member(
    recipe: CoreferenceRecipe, sizes: HeadSizes, gum: list[TrainingDocument], litbank: list[TrainingDocument], seed: int
) -> tuple[CoreferenceHead, list[float]]:
    """One head; also the mean loss of each epoch."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    head = CoreferenceHead(sizes)
    optimiser = torch.optim.AdamW(head.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    share = int(recipe.litbank_share * len(litbank))
    total, step, means = recipe.epochs * (len(gum) + share), 0, []
    head.train()
    for _ in range(recipe.epochs):
        documents = gum + chance.sample(litbank, share)
        chance.shuffle(documents)
        losses = []
        for document in documents:
            rows = _some_rows(document, recipe.rows, chance)
            factor = min((step + 1) / recipe.warm_steps, max(0.02, 1 - step / total))
            for group in optimiser.param_groups:
                group["lr"] = recipe.rate * factor
            step += 1
            if not len(rows):
                continue
            loss = loss_of(head, document, rows, recipe.missed)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(head.parameters(), 5.0)
            optimiser.step()
            losses.append(float(loss.detach()))
        means.append(round(sum(losses) / max(1, len(losses)), 4))
    head.eval()
    return head, means


def _some_rows(document: TrainingDocument, most: int, chance: random.Random) -> Tensor:
    count = len(document.codes)
    first = chance.randrange(0, count - most + 1) if count > most else 0
    rows = torch.arange(first, min(first + most, count))
    return rows[document.used[rows]]


def write_weights(heads: Sequence[CoreferenceHead], path: Path) -> None:
    arrays = {f"{number}.{name}": array for number, head in enumerate(heads) for name, array in head.arrays().items()}
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def dev_scores(documents: Sequence[ReadDocument], path: Path) -> dict[str, float]:
    """What the package will score on documents already read."""
    members = CoreferenceWeights.load(path)
    pairs = [(d.gold, find_chains(d.parsed, d.states.astype(np.float32), members)) for d in documents]
    return score_documents(pairs)


_READ_WITH = ("analysis.onnx", "relations.onnx", "vocabulary.txt", "labels.json", "lemmas.tsv")


def model_of(folder: Path) -> str:
    """A hash of the files that trees, entities and states come from."""
    return hashlib.sha256(b"".join(hashlib.sha256((folder / name).read_bytes()).digest() for name in _READ_WITH)).hexdigest()


def load_documents(folder: Path, corpora: Path, cache: Path) -> dict[str, list[ReadDocument]]:
    """Train and dev documents as the model in ``folder`` reads them, from the cache if it holds those of this model."""
    model = model_of(folder)
    if cache.exists():
        kept: tuple[str, dict[str, list[ReadDocument]]] = pickle.loads(cache.read_bytes())
        if kept[0] == model:
            return kept[1]
    analyser = Analyser.load(folder)
    found = {
        "dev": read_documents(analyser, read_gum(corpora / "treebank/gum-dev.conllu"), True),
        "train": read_documents(analyser, read_gum(corpora / "treebank/gum-train.conllu"), True),
        "litbank": read_documents(analyser, read_litbank(corpora / "coreference/litbank"), False),
    }
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_bytes(pickle.dumps((model, found)))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="coreference", help="name of the run, below training/out and training/runs")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--package", type=Path, default=PACKAGE_DATA, help="folder of the exported model")
    parser.add_argument("--to", type=Path, help="where to write the weights; default: into that folder")
    defaults = asdict(CoreferenceRecipe()) | asdict(HeadSizes())
    for name, default in defaults.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    options = vars(parser.parse_args())
    recipe = CoreferenceRecipe(**{name: options[name] for name in asdict(CoreferenceRecipe())})
    sizes = HeadSizes(**{name: options[name] for name in asdict(HeadSizes())})
    torch.set_num_threads(1)
    log = RUNS / f"{options['name']}.jsonl"
    began = time.monotonic()
    folder: Path = options["package"]
    if not (folder / FILE).exists():  # the analyser does not load without
        write_weights([CoreferenceHead(sizes)], folder / FILE)
        write_manifest(folder)
    documents = load_documents(folder, options["corpora"], OUT / options["name"] / "coreference.pkl")
    _log(log, {"recipe": asdict(recipe), "sizes": asdict(sizes), "model": model_of(folder), "read_s": _since(began)})
    torch.set_float32_matmul_precision("medium")  # bf16 factors, as in the joint training
    gum = [prepare(document, False) for document in documents["train"]]
    litbank = [prepare(document, True) for document in documents["litbank"]] if recipe.litbank_share else []
    path = (options["to"] or folder) / FILE
    heads: list[CoreferenceHead] = []
    for member in range(recipe.members):
        head, losses = train_member(recipe, sizes, gum, litbank, recipe.seed + member)
        heads.append(head)
        write_weights(heads, path)
        scores = dev_scores(documents["dev"], path)
        _log(log, {"member": member, "losses": losses, "s": _since(began), "dev": scores})
        print(json.dumps({"member": member, "losses": losses, "s": _since(began), **scores}))
    if path.parent == folder:
        write_manifest(folder)


def _since(began: float) -> float:
    return round(time.monotonic() - began, 1)


def _log(path: Path, entry: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(entry) + "\n")


if __name__ == "__main__":
    main()
