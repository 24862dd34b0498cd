"""Score the analysis model as the package runs it: ``python -m evaluation.analysis --help``.

All heads on their dev sets: trees, tags, lemmas and entities on gold tokens, words and sentences on raw text,
attribution, factuality, pairs, and speed. ``--trees F.conllu`` or ``--entities F --scheme S`` score another file; so do
``evaluation.attribution``, ``.factuality``, ``.pairs`` and ``.coreference`` with ``--file``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from dragoman.analysis.analyser import Analyser, Reading, Scheme
from dragoman.analysis.weights import DATA
from dragoman.types.document import Document
from evaluation.attribution import attribution_figures
from evaluation.coreference import coreference_figures
from evaluation.factuality import factuality_figures
from evaluation.pairs import pair_figures
from training.coreference_corpora import read_gum
from training.corpora import Corpora, TaggedSentence, TreeSentence, load_corpora, read_tagged, read_trees
from training.pairs import read_labelled, split_pairs
from training.paths import CORPORA
from training.raw_scores import score_raw
from training.rawtext import read_raw
from training.scores import accuracy, span_scores, tree_scores

Scores = dict[str, float]


def score_trees(analyser: Analyser, sentences: Sequence[TreeSentence]) -> Scores:
    """UAS, LAS (subtypes off and on), parts of speech, features and lemmas on gold tokens."""
    found: list[Reading] = [analyser.read_words(s.words) for s in sentences]
    gold = [list(zip(s.heads, s.relations, strict=True)) for s in sentences]
    scores = tree_scores(gold, [list(zip(r.heads, r.relations, strict=True)) for r in found])
    scores["UPOS"] = accuracy([s.upos for s in sentences], [r.upos for r in found])
    features = [["|".join("=".join(pair) for pair in feats) or "_" for feats in r.feats] for r in found]
    scores["FEATS"] = accuracy([s.feats for s in sentences], features)
    scores["LEMMA"] = accuracy([s.lemmas for s in sentences], [r.lemmas for r in found])
    return scores


def score_entities(analyser: Analyser, sentences: Sequence[TaggedSentence], scheme: str) -> Scores:
    """Precision, recall and F1 of entities on gold tokens."""
    name: Scheme = "worldwide" if scheme == "worldwide" else "crossner-politics"
    return span_scores([s.spans for s in sentences], analyser.entities([s.words for s in sentences], name))


def measure_speed(analyser: Analyser, text: str) -> Scores:
    """Words of raw text a second, on one thread, from text to trees and entities."""
    began = time.perf_counter()
    analysis = analyser.analyse(Document("speed", text))
    spent = time.perf_counter() - began
    words = sum(len(sentence.tokens) for sentence in analysis.sentences)
    return {"words": words, "seconds": round(spent, 2), "words_per_second": round(words / spent)}


def evaluate(analyser: Analyser, corpora: Corpora, folder: Path) -> dict[str, Scores]:
    """All scores, by name of the dev set; ``folder`` holds the corpora."""
    treebank = folder / "treebank"
    result = {f"{name}-dev": score_trees(analyser, trees) for name, trees in corpora.tree_dev.items()}
    for scheme, tagged in corpora.entity_dev.items():
        result[f"{scheme}-dev"] = score_entities(analyser, tagged, scheme)
    for name in corpora.tree_dev:
        result[f"{name}-dev raw text"] = score_raw(analyser, treebank / f"{name}-dev.conllu")
    result["polnear-dev"] = attribution_figures(analyser, folder / "attribution" / "polnear-dev.jsonl")
    result["ontogum-dev"] = coreference_figures(analyser.coreference, read_gum(treebank / "gum-dev.conllu"))
    result["uds-ih2-dev"] = factuality_figures(analyser, folder / "factuality" / "uds-ih2" / "dev.jsonl")
    kept = split_pairs(read_labelled(folder / "plover" / "plv-train.jsonl"))[1]
    result["plv, part kept for dev"] = pair_figures(analyser, kept)
    result["speed, gum-dev"] = measure_speed(analyser, read_raw(treebank / "gum-dev.conllu").text)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the corpora (or set DRAGOMAN_CORPORA)")
    parser.add_argument("--weights", type=Path, default=DATA, help="folder of the model's files")
    parser.add_argument("--trees", type=Path, help="score only the trees of this CoNLL-U file, on gold tokens and raw")
    parser.add_argument("--entities", type=Path, help="score only the entities of this file of words and BIO tags")
    parser.add_argument("--scheme", default="worldwide", choices=("worldwide", "crossner-politics"))
    arguments = parser.parse_args()
    analyser = Analyser.load(arguments.weights)
    if arguments.trees:
        raw = score_raw(analyser, arguments.trees)
        scores = {"gold tokens": score_trees(analyser, read_trees(arguments.trees)), "raw text": raw}
    elif arguments.entities:
        scores = {arguments.scheme: score_entities(analyser, read_tagged(arguments.entities), arguments.scheme)}
    else:
        scores = evaluate(analyser, load_corpora(arguments.corpora), arguments.corpora)
    sys.stdout.write(json.dumps({"model": analyser.model[:12], **scores}, indent=1) + "\n")


if __name__ == "__main__":
    main()
