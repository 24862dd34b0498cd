"""Word lists of coreference: what pronouns agree with, and which words say that a mention is a person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Pronoun:
    """``kind`` groups the forms of one pronoun; ``number`` and ``gender`` are UD values, ``-`` where open."""

    kind: str
    number: str
    gender: str
    reflexive: bool


@dataclass(frozen=True, slots=True)
class MentionWords:
    """Lower-case forms: ``pronouns``; ``people``: (class, gender) of titles, nouns and first names."""

    pronouns: dict[str, Pronoun]
    titles: dict[str, str]
    nouns: dict[str, str]
    names: dict[str, str]


@lru_cache(maxsize=1)
def mention_words() -> MentionWords:
    """The lists of ``data/pronouns.tsv`` and ``data/people.tsv``; names of both genders have none (``-``)."""
    pronouns = {form: Pronoun(kind, number, gender, flag == "1") for form, kind, number, gender, flag in _rows("pronouns")}
    people: dict[str, dict[str, str]] = {"title": {}, "noun": {}, "name": {}}
    for label, forms in _rows("people"):
        family, _, gender = label.partition("-")
        for form in forms.split():
            known = people[family].get(form, gender)
            people[family][form] = gender if known == gender else ""
    return MentionWords(pronouns, people["title"], people["noun"], people["name"])


def _rows(name: str) -> list[list[str]]:
    text = files("dragoman.analysis.heads").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
