"""Write what the torch network says of a few sentences of our own, so that tests can hold the package's model to it.

``python -m training.reference`` reads ``training/reference.txt`` (tokens parted by spaces) and the run's last
checkpoint, and writes ``tests/analysis/reference.json``.
"""

from __future__ import annotations

import argparse
import json

import torch

from dragoman.analysis.heads.entities import decode_entities, transitions
from dragoman.analysis.wordpiece import WordPieces
from training.batches import inputs_of
from training.corpora import load_corpora
from training.evaluate import Evaluation
from training.labels import Labels, full_lexicon
from training.model import Network
from training.paths import CORPORA, OUT, ROOT, encoder_folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="analysis", help="name of the run")
    run = OUT / parser.parse_args().name
    labels = Labels.load(run / "labels.json")
    network = Network(labels)
    network.load_state_dict(torch.load(run / "last.pt", weights_only=True)["network"])
    network.eval()
    pieces = WordPieces(encoder_folder() / "vocab.txt")
    vocabulary = (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    lexicon = full_lexicon(load_corpora(CORPORA).trees, vocabulary)
    lines = (ROOT / "training" / "reference.txt").read_text(encoding="utf-8").splitlines()
    sentences = [line.split() for line in lines if line.strip()]
    with torch.inference_mode():
        words = Evaluation(network, labels, pieces, lexicon).parse(sentences)
        named = [_entities(network, labels, pieces, sentence) for sentence in sentences]
    rows = [
        {"words": s, "parse": [[head, rel, upos, lemma, feats] for upos, feats, lemma, head, rel in w], "entities": e}
        for s, w, e in zip(sentences, words, named, strict=True)
    ]
    text = "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
    (ROOT / "tests" / "analysis" / "reference.json").write_text(text, encoding="utf-8")


def _entities(network: Network, labels: Labels, pieces: WordPieces, words: list[str]) -> list[tuple[int, int, str]]:
    inputs = inputs_of([pieces.encode(words)])
    layers = network.encoder(inputs.ids, inputs.shapes, inputs.mask)
    scores = network.worldwide(network.entities(layers, inputs.first, inputs.shapes))[0, 1:].numpy()
    return decode_entities(scores, labels.worldwide, transitions(labels.worldwide))


if __name__ == "__main__":
    main()
