"""The corpora as sentences with gold annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.analysis.heads.entities import spans_of

# Features that later stages read, or that help the encoder to tell forms apart; the rest (Typo, ExtPos, NumForm …)
# describe the corpus more than the language.
FEATURES = frozenset(
    "Case Definite Degree Gender Mood NumType Number Person Polarity Poss PronType Reflex Tense VerbForm Voice".split()
)


@dataclass(frozen=True, slots=True)
class TreeSentence:
    """One sentence of a treebank; ``heads`` 0 for the root, else 1-based."""

    words: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """One sentence with BIO tags of named entities."""

    words: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def spans(self) -> list[tuple[int, int, str]]:
        """Half-open ranges of words with a type."""
        return spans_of(self.tags)


def read_trees(path: Path) -> list[TreeSentence]:
    """Syntactic words of a CoNLL-U file; ranges (``4-5``) and empty nodes (``8.1``) are not words."""
    return [_tree(block) for block in _blocks(path, comment="# ")]


def _tree(lines: list[str]) -> TreeSentence:
    rows = [row for row in (line.split("\t") for line in lines) if row[0].isdigit()]
    return TreeSentence(
        tuple(row[1] for row in rows),
        tuple(row[3] for row in rows),
        tuple(kept_features(row[5]) for row in rows),
        tuple(row[2] for row in rows),
        tuple(int(row[6]) for row in rows),
        tuple(row[7] for row in rows),
    )


def kept_features(field: str) -> str:
    """The features in ``FEATURES`` of a CoNLL-U field, sorted as there; ``_`` for none."""
    return "|".join(pair for pair in field.split("|") if pair.split("=")[0] in FEATURES) or "_"


def read_articles(path: Path) -> list[list[TaggedSentence]]:
    """Articles of the Worldwide file: each begins with a line that holds its address. First column of tags."""
    articles: list[list[TaggedSentence]] = []
    for lines in _blocks(path):
        sentence = _tagged(lines)
        if len(sentence.words) == 1 and sentence.words[0].startswith("http"):
            articles.append([])
        else:
            if not articles:
                articles.append([])
            articles[-1].append(sentence)
    return articles


def read_tagged(path: Path) -> list[TaggedSentence]:
    """Sentences of a two-column file of words and BIO tags."""
    return [_tagged(lines) for lines in _blocks(path)]


def _tagged(lines: list[str]) -> TaggedSentence:
    rows = [line.split("\t") if "\t" in line else line.split() for line in lines]
    tags = [row[1].strip() if len(row) > 1 and row[1].strip() else "O" for row in rows]
    return TaggedSentence(tuple(row[0].strip() for row in rows), tuple(_sound(tags)))


def _sound(tags: list[str]) -> list[str]:
    """The same spans as proper BIO: every entity begins with ``B-``."""
    sound = ["O"] * len(tags)
    for start, end, kind in spans_of(tags):
        sound[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return sound


def _blocks(path: Path, comment: str | None = None) -> Iterator[list[str]]:
    block: list[str] = []
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.rstrip("\n\r")
        if comment is not None and line.startswith(comment):
            continue
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


@dataclass(frozen=True, slots=True)
class Corpora:
    """Everything the heads that read single sentences learn from, and the dev sets."""

    trees: list[TreeSentence]
    worldwide: list[TaggedSentence]
    politics: list[TaggedSentence]
    tree_dev: dict[str, list[TreeSentence]]
    entity_dev: dict[str, list[TaggedSentence]]


# Every twelfth article of the Worldwide file is kept for dev (8 %); the file has no dev part of its own.
WORLDWIDE_DEV_EVERY = 12
# CrossNER has 200 sentences to learn from and 541 for dev: two thirds of the latter are learnt from as well.
POLITICS_DEV_EVERY = 3


def load_corpora(folder: Path) -> Corpora:
    """Read all corpora below ``folder`` (laid out as the training page describes)."""
    treebank, entities = folder / "treebank", folder / "entities"
    articles = read_articles(entities / "worldwide-train.tsv")
    dev = [s for index, article in enumerate(articles) if index % WORLDWIDE_DEV_EVERY == 0 for s in article]
    train = [s for index, article in enumerate(articles) if index % WORLDWIDE_DEV_EVERY != 0 for s in article]
    politics = read_tagged(entities / "crossner-politics-dev.txt")
    more = [s for index, s in enumerate(politics) if index % POLITICS_DEV_EVERY != 0]
    return Corpora(
        trees=read_trees(treebank / "ewt-train.conllu") + read_trees(treebank / "gum-train.conllu"),
        worldwide=train,
        politics=read_tagged(entities / "crossner-politics-train.txt") + more,
        tree_dev={name: read_trees(treebank / f"{name}-dev.conllu") for name in ("ewt", "gum")},
        entity_dev={"worldwide": dev, "crossner-politics": politics[::POLITICS_DEV_EVERY]},
    )
