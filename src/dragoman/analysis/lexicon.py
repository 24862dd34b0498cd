"""The word lists of the tokenizer, which are data: ``data/tokenizer.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.errors import AnalysisError

_KINDS = ("title", "abbreviation", "capital", "numbered", "unit", "prefix", "contraction", "loose", "starter", "speech")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of lower-case words by kind; the file says what each kind is for."""

    title: frozenset[str]
    abbreviation: frozenset[str]
    capital: frozenset[str]
    numbered: frozenset[str]
    unit: frozenset[str]
    prefix: frozenset[str]
    contraction: frozenset[str]
    loose: frozenset[str]
    starter: frozenset[str]
    speech: frozenset[str]


@cache
def load_lexicon() -> Lexicon:
    """The lists of the package. Raises ``AnalysisError`` if the file is missing or not of this form."""
    path = files("dragoman.analysis").joinpath("data", "tokenizer.tsv")
    try:
        return parse_lexicon(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AnalysisError(f"the tokenizer's word lists are missing ({error}); reinstall dragoman") from error


def parse_lexicon(text: str) -> Lexicon:
    """Read lines ``kind<TAB>words``; every kind exactly once."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    kinds = [row[0] for row in rows]
    if sorted(kinds) != sorted(_KINDS) or any(len(row) != 2 for row in rows):
        raise AnalysisError(f"the tokenizer's word lists must have one line for each of {', '.join(_KINDS)}")
    return Lexicon(**{kind: frozenset(words.split()) for kind, words in rows})
