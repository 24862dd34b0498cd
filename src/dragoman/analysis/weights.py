"""Find and check the files of the model that the package carries."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from dragoman.analysis.heads.coreference import CoreferenceWeights
from dragoman.analysis.heads.factuality import FactualityWeights
from dragoman.analysis.heads.lemma import LemmaLexicon
from dragoman.analysis.heads.topic import TopicWeights
from dragoman.errors import AnalysisError

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Labels:
    """What each head chooses from, in the order of the network's outputs."""

    upos: tuple[str, ...]
    feats: tuple[tuple[tuple[str, str], ...], ...]
    lemma: tuple[str, ...]
    relations: tuple[str, ...]
    worldwide: tuple[str, ...]
    politics: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graphs:
    """The graphs that ``runtime.py`` runs."""

    analysis: Path
    relations: Path
    documents: Path
    pairs: Path
    boundaries: Path


@dataclass(frozen=True, slots=True)
class Weights:
    """The checked files of one model; ``id`` is a hash of all of them and names the model in every analysis."""

    id: str
    graphs: Graphs
    coreference: tuple[CoreferenceWeights, ...]
    factuality: FactualityWeights
    topic: TopicWeights
    vocabulary: Path
    labels: Labels
    lemmas: LemmaLexicon


def load_weights(folder: Path = DATA) -> Weights:
    """Check every file against ``weights.json``. Raises ``AnalysisError`` if one is missing or differs."""
    hashes = _manifest(folder)
    for name, expected in sorted(hashes.items()):
        if _sha256(folder / name) != expected:
            raise AnalysisError(f"the model file {name} is damaged; reinstall dragoman")
    identity = hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()
    return Weights(
        identity,
        Graphs(*(folder / f"{name}.onnx" for name in Graphs.__slots__)),
        CoreferenceWeights.load(folder / "coreference.npz"),
        FactualityWeights.load(folder / "factuality.npz"),
        TopicWeights.load(folder / "topic.npz"),
        folder / "vocabulary.txt",
        _labels(folder / "labels.json"),
        _lemmas(folder),
    )


def _manifest(folder: Path) -> dict[str, str]:
    try:
        hashes: dict[str, str] = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AnalysisError(f"no model in {folder}: {error}; reinstall dragoman") from error
    return hashes


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise AnalysisError(f"the model file {path.name} is missing; reinstall dragoman") from error


def _labels(path: Path) -> Labels:
    values = {name: tuple(items) for name, items in json.loads(path.read_text(encoding="utf-8")).items()}
    return Labels(**{**values, "feats": tuple(features_of(bundle) for bundle in values["feats"])})


def features_of(bundle: str) -> tuple[tuple[str, str], ...]:
    """``Number=Sing|Person=3`` as sorted pairs; ``_`` is none."""
    if bundle == "_":
        return ()
    pairs = (pair.split("=", 1) for pair in bundle.split("|"))
    return tuple(sorted((name, value) for name, value in pairs))


def _lemmas(folder: Path) -> LemmaLexicon:
    with (folder / "lemmas.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        lemmas = {(form, upos): lemma for form, upos, lemma in rows}
    return LemmaLexicon(lemmas, known_words((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()))


def known_words(vocabulary: list[str]) -> frozenset[str]:
    """Whole words of the encoder's vocabulary, which are common words of English."""
    return frozenset(piece for piece in vocabulary if piece.isalpha() and len(piece) > 1)
