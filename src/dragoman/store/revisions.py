"""Is a document a later revision of another one at the same address? A pure decision."""

from __future__ import annotations

from dragoman.store.words import fold

# Editing keeps most of a text. Below this share of common word pairs an address carries another article: a front page,
# or a ticker.
MIN_COMMON = 0.4


def is_revision(old_title: str | None, old_text: str, new_title: str | None, new_text: str) -> bool:
    """Whether two texts of one address are the same article: its headline or most of its text is still there."""
    if old_title and new_title and fold(old_title) == fold(new_title):
        return True
    old, new = _pairs(old_text), _pairs(new_text)
    return bool(old and new) and len(old & new) / min(len(old), len(new)) >= MIN_COMMON


def _pairs(text: str) -> set[tuple[str, str]]:
    words = fold(text).split()
    return set(zip(words, words[1:], strict=False))
