"""The whole way against peers, on the same sentences in the same run: ``python -m benchmarks.peers [--pipeline NAME]``.

Our own reports (``evaluation/reports``) go, one after the other and on one core, through

  Dragoman     from the text to events, claims, relations and quantities
  spaCy        from the text to tags, lemmas, trees and entities: what a coder such as PETRARCH2 would begin with
               (``--pipeline``, an installed one; left out where there is none)
  transformer  the forward pass alone, of the shape of RoBERTa-base (12 layers, 768 wide) with random weights, in spaCy's
               windows of 128 word pieces every 96: what a ``trf`` pipeline does before its first decision. One piece a
               token is taken, which is fewer than there are

Repeats take turns; times are those of the processor. PETRARCH2 itself is on no package index and needs Python 2 and
CoreNLP's trees; its authors' figure stands beside the others, from another machine, and counts only the last step.
Needs torch and transformers (development only) for the third, spaCy (extra ``benchmark``) for the second.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median

THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
REPORTS = Path(__file__).resolve().parent.parent / "evaluation" / "reports"
WINDOW, STRIDE = 128, 96
PETRARCH2 = 900_000 / 3600
"""Sentences a second, published, once they are parsed; parsing them took its authors far longer (2,500 stories an hour)."""

Read = Callable[[str], object]


def on_one_core() -> None:
    """Threads are counted when numpy is loaded, so this comes before."""
    os.environ.update(THREADS)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def texts() -> list[str]:
    return [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(REPORTS.glob("*.json"))]


def dragoman() -> Read:
    from dragoman.ingest import from_text
    from dragoman.pipeline import Reader

    reader = Reader.load()
    return lambda text: reader.read_document(from_text(text))


def spacy(pipeline: str) -> Read | None:
    if find_spec("spacy") is None or find_spec(pipeline) is None:
        return None
    import importlib

    nlp = importlib.import_module(pipeline).load()
    read: Read = nlp
    return read


def transformer(tokens: dict[str, int]) -> Read | None:
    """``tokens``: how many each text has. Weights say nothing about time, so they need not be had."""
    if find_spec("torch") is None or find_spec("transformers") is None:
        return None
    import torch
    from transformers import RobertaConfig, RobertaModel

    torch.set_num_threads(1)
    torch.manual_seed(1)
    config = RobertaConfig(vocab_size=50265, hidden_size=768, num_hidden_layers=12, num_attention_heads=12,
                           intermediate_size=3072, max_position_embeddings=514, type_vocab_size=1)  # fmt: skip
    model = RobertaModel(config, add_pooling_layer=False).eval()

    def read(text: str) -> object:
        pieces = torch.randint(5, 50000, (windows(tokens[text]), WINDOW))
        with torch.inference_mode():
            return model(pieces).last_hidden_state

    return read


def windows(pieces: int) -> int:
    """How many windows of 128 every 96 it takes to see all pieces."""
    return 1 + max(0, -(-(pieces - WINDOW) // STRIDE))


def sizes(given: Sequence[str]) -> tuple[dict[str, int], int]:
    """Tokens of each text, and sentences of all, as Dragoman cuts them."""
    from dragoman.ingest import from_text
    from dragoman.pipeline import Reader

    reader = Reader.load()
    analyses = {text: reader.analyse(from_text(text)) for text in given}
    tokens = {text: sum(len(sentence.tokens) for sentence in analysis.sentences) for text, analysis in analyses.items()}
    return tokens, sum(len(analysis.sentences) for analysis in analyses.values())


def timed(read: Read, given: Sequence[str]) -> float:
    began = time.process_time()
    for text in given:
        read(text)
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pipeline", default="en_core_web_sm", help="module of an installed spaCy pipeline")
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    on_one_core()
    given = texts()
    tokens, sentences = sizes(given)
    readers = {"Dragoman": dragoman(), f"spaCy {options.pipeline}": spacy(options.pipeline), "transformer": transformer(tokens)}
    present = {name: read for name, read in readers.items() if read is not None}
    for read in present.values():
        read(given[0])  # what is loaded at the first text is not counted
    spent: dict[str, list[float]] = {name: [] for name in present}
    for _ in range(options.repeats):
        for name, read in present.items():
            spent[name].append(timed(read, given))
    print(f"{len(given)} reports, {sentences} sentences, {sum(tokens.values())} tokens, load {os.getloadavg()[0]:.1f}")
    ours = spent["Dragoman"]
    for name, seconds in spent.items():
        ratios = sorted(their / own for their, own in zip(seconds, ours, strict=True))
        print(f"{name:28} {sentences / median(seconds):7.1f} sentences/s  {sum(tokens.values()) / median(seconds):7.0f} tokens/s"
              f"  time {median(ratios):5.2f} of ours ({ratios[0]:.2f} to {ratios[-1]:.2f})")
    for name in readers.keys() - present.keys():
        print(f"{name:28} is not installed")
    print(f"{'PETRARCH2, published':28} {PETRARCH2:7.1f} sentences/s  once parsed, on its authors' machine")


if __name__ == "__main__":
    main()
