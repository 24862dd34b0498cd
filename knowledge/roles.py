"""Role nouns and offices."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.resolution.gazetteer_names import fold
from knowledge.records import read_table, split

FLAGS = frozenset("PCUSF")


def roles() -> Iterator[tuple[str, str, str, str]]:
    """(phrase, sectors, office, flags) with every alternative spelling and plural that the table lists."""
    seen: set[str] = set()
    for phrases, sectors, flags, office in read_table("roles.tsv", 4):
        if not set(flags) <= FLAGS:
            raise ValueError(f"roles.tsv: unknown flag in {flags} of {phrases}")
        for phrase in dict.fromkeys(map(fold, split(phrases))):
            if phrase in seen:
                raise ValueError(f"roles.tsv lists {phrase} twice")
            seen.add(phrase)
            yield phrase, sectors, office, flags


def offices() -> Iterator[tuple[str, str]]:
    """(form or form@country, class) of offices that share a function."""
    for name, forms in read_table("offices.tsv", 2):
        for form in split(forms):
            yield form, name
