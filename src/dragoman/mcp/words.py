"""Words of reports as an assistant may see them: no longer than allowed, without characters that nobody sees."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
_SPACES = {"\t", "\r", "\f", "\v", "\x85", "\u2028", "\u2029"}
# Control and format characters, surrogates, private use, unassigned: a text can hide words in them.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def seen(text: str) -> str:
    """The text without what cannot be seen; line ends stay."""
    plain = "".join(" " if sign in _SPACES else sign for sign in text)
    if plain.isascii() and plain.replace("\n", "").isprintable():
        return plain
    return "".join(sign for sign in plain if sign == "\n" or unicodedata.category(sign) not in _UNSEEN)


def cut(text: str | None, most: int) -> str | None:
    """At most so many characters of it; ``…`` says that some are left out."""
    if text is None:
        return None
    plain = seen(text)
    return plain if len(plain) <= most else plain[: most - 1] + ELLIPSIS


def part_end(text: str, start: int, most: int) -> int:
    """Where a part of a text ends that begins at ``start``: behind a line or a word where one ends in its second half."""
    end = min(start + most, len(text))
    if end == len(text):
        return end
    for sign in ("\n", " "):
        found = text.rfind(sign, start + most // 2, end)
        if found >= 0:
            return found + 1
    return end
