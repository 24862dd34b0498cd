"""Write what the torch network says of a few sentences of our own, so that tests can hold the package's model to it.

``python -m training.reference`` reads ``training/reference.txt`` (tokens parted by spaces) and the run's last
checkpoint, and writes ``tests/analysis/reference.json``.
"""

from __future__ import annotations

import argparse
import json

import torch

from dragoman.analysis.heads.attribution import ROLES
from dragoman.analysis.heads.entities import decode_entities, transitions
from dragoman.analysis.wordpiece import WordPieces
from training.batches import inputs_of
from training.corpora import load_corpora
from training.documents import AttributedDocument
from training.evaluate import Evaluation
from training.evaluate_documents import attributions_of
from training.labels import Labels, full_lexicon
from training.model import Network
from training.paths import CORPORA, OUT, ROOT, encoder_folder
from training.tasks.base import Setting
from training.tasks.documents import spans_in


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
        trees = Evaluation(network, labels, pieces, lexicon).parse(sentences)
        tags = _attribution_tags(network, Setting(pieces, 4000, 0.0), sentences)
        rows = [
            {"words": words, "parse": [[head, rel, upos, lemma, feats] for upos, feats, lemma, head, rel in tree],
             "attribution": tags[number], **_single(network, labels, pieces, words)}
            for number, (words, tree) in enumerate(zip(sentences, trees, strict=True))
        ]  # fmt: skip
    text = "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
    (ROOT / "tests" / "analysis" / "reference.json").write_text(text, encoding="utf-8")


def _single(network: Network, labels: Labels, pieces: WordPieces, words: list[str]) -> dict[str, object]:
    """What the heads that read one sentence say, beyond its tree."""
    inputs = inputs_of([pieces.encode(words)])
    layers = network.encoder(inputs.ids, inputs.shapes, inputs.mask)
    scores = network.worldwide(network.entities(layers, inputs.first, inputs.shapes))[0, 1 : len(words) + 1].numpy()
    entities = decode_entities(scores, labels.worldwide, transitions(labels.worldwide))
    facts = network.factuality(layers, inputs.first, inputs.shapes)[0, 1 : len(words) + 1].clamp(-3, 3)
    return {"entities": entities, "facts": [round(float(fact), 3) for fact in facts]}


def _attribution_tags(network: Network, setting: Setting, sentences: list[list[str]]) -> list[list[str]]:
    """The role of every word when the sentences are one document: speaker, cue, content or nothing."""
    document = AttributedDocument(tuple(map(tuple, sentences)), tuple(range(len(sentences))), ())
    roles = [""] * sum(map(len, sentences))
    for attribution in attributions_of(network, setting, document):
        for role in ROLES:
            for start, end in spans_in(attribution, role):
                roles[start:end] = [role] * (end - start)
    cuts = [sum(map(len, sentences[:number])) for number in range(len(sentences) + 1)]
    return [roles[start:end] for start, end in zip(cuts, cuts[1:], strict=False)]


if __name__ == "__main__":
    main()
