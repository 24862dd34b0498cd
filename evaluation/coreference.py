"""Score coreference on documents in GUM's format: ``python -m evaluation.coreference --help``.

Gold tokens are given; trees, entities and mentions are the package's own. ``ontonotes`` is GUM's annotation in the
manner of OntoNotes (see ``training.ontogum``), ``gum`` its own with the chains of one mention left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from dragoman.pipeline import Reader
from evaluation.coreference_scores import Clusters, score_documents
from evaluation.corpora import corpora
from training.coreference_corpora import GoldDocument, read_gum, read_litbank
from training.ontogum import ontogum_clusters

Find = Callable[[list[list[str]]], Sequence[Sequence[tuple[int, int, int]]]]
MANNERS: dict[str, Callable[[GoldDocument], Clusters]] = {
    "ontonotes": ontogum_clusters,
    "gum": lambda document: document.clusters,
}


def coreference_figures(find: Find, documents: Iterable[GoldDocument], manner: str = "ontonotes") -> dict[str, float]:
    """MUC, B³, CEAF-φ4 and the CoNLL F1, in per cent, of what ``find`` makes of the documents' sentences."""
    gold = MANNERS[manner]
    return score_documents(
        (gold(document), find([list(words) for words in document.sentences])) for document in documents
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, help="a CoNLL-U file of GUM; default: GUM dev; a folder: LitBank's")
    parser.add_argument("--manner", choices=sorted(MANNERS), default="ontonotes")
    options = parser.parse_args()
    path: Path = options.file or corpora() / "treebank/gum-dev.conllu"
    documents = read_litbank(path) if path.is_dir() else read_gum(path)
    manner = "gum" if path.is_dir() else options.manner  # LitBank has no trees, which the conversion needs
    print(json.dumps(coreference_figures(Reader.load().coreference, documents, manner), indent=1))


if __name__ == "__main__":
    main()
