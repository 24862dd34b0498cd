"""Score the analysis model as the package runs it: ``python -m evaluation.analysis --help``.

Trees, tags, lemmas and entities on the gold tokens of the dev sets, words and sentences on raw text, and speed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from dragoman.analysis.analyser import Analyser, Reading, Scheme
from dragoman.analysis.tokenizer import segment
from dragoman.analysis.weights import DATA
from dragoman.types.document import Document
from training.corpora import Corpora, TaggedSentence, TreeSentence, load_corpora
from training.paths import CORPORA
from training.rawtext import RawText, read_raw
from training.scores import accuracy, overlap_f1, span_scores, tree_scores

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


def score_segmentation(raw: RawText) -> Scores:
    """F1 of words and of sentences on raw text: a span counts where both ends are right."""
    found = segment(raw.text)
    words = {span for sentence in found for span in sentence.words}
    sentences = {(sentence.words[0][0], sentence.words[-1][1]) for sentence in found}
    return {"words": overlap_f1(set(raw.words), words), "sentences": overlap_f1(set(raw.sentences), sentences)}


def measure_speed(analyser: Analyser, text: str) -> Scores:
    """Words of raw text a second, on one thread, from text to trees and entities."""
    began = time.perf_counter()
    analysis = analyser.analyse(Document("speed", text))
    spent = time.perf_counter() - began
    words = sum(len(sentence.tokens) for sentence in analysis.sentences)
    return {"words": words, "seconds": round(spent, 2), "words_per_second": round(words / spent)}


def evaluate(analyser: Analyser, corpora: Corpora, treebank: Path) -> dict[str, Scores]:
    """All scores, by name of the dev set."""
    result = {f"{name}-dev": score_trees(analyser, trees) for name, trees in corpora.tree_dev.items()}
    for scheme, tagged in corpora.entity_dev.items():
        result[f"{scheme}-dev"] = score_entities(analyser, tagged, scheme)
    for name in corpora.tree_dev:
        result[f"{name}-dev raw text"] = score_segmentation(read_raw(treebank / f"{name}-dev.conllu"))
    result["speed, gum-dev"] = measure_speed(analyser, read_raw(treebank / "gum-dev.conllu").text)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the corpora (or set DRAGOMAN_CORPORA)")
    parser.add_argument("--weights", type=Path, default=DATA, help="folder of the model's files")
    arguments = parser.parse_args()
    analyser = Analyser.load(arguments.weights)
    scores = evaluate(analyser, load_corpora(arguments.corpora), arguments.corpora / "treebank")
    sys.stdout.write(json.dumps({"model": analyser.model[:12], **scores}, indent=1) + "\n")


if __name__ == "__main__":
    main()
