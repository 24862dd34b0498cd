"""Inflected forms of the codebook's lemmas, for where the lemmatiser does not know a word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

from dragoman.ontology.codebook import PartOfSpeech
from dragoman.ontology.inflection import plural, verb_forms

IRREGULAR_VERBS = Path(__file__).parent / "data" / "irregular_verbs.yaml"
Word = tuple[PartOfSpeech, str]


def lemmas_by_form(words: Iterable[Word]) -> dict[Word, str]:
    """Lemma by inflected form; a form that is a lemma itself, or of two lemmas, is left to the lemmatiser."""
    known = dict.fromkeys(words)
    found: dict[Word, set[str]] = {}
    for pos, lemma in known:
        for form in _forms(pos, lemma):
            found.setdefault((pos, form), set()).add(lemma)
    return {key: min(lemmas) for key, lemmas in found.items() if len(lemmas) == 1 and key not in known}


def _forms(pos: PartOfSpeech, lemma: str) -> frozenset[str]:
    if pos == "verb":
        return verb_forms(lemma) | _irregular().get(lemma, frozenset())
    return frozenset({plural(lemma)}) if pos == "noun" else frozenset()


@lru_cache(maxsize=1)
def _irregular() -> dict[str, frozenset[str]]:
    table: dict[str, list[str]] = yaml.safe_load(IRREGULAR_VERBS.read_text(encoding="utf-8"))
    return {lemma: frozenset(forms) for lemma, forms in table.items()}
