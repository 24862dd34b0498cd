"""How names of places are compared: without accents, apostrophes, case or hyphens."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = str.maketrans("", "", "'’‘ʻʼʿ`.´")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss",
                          "ə": "e", "ħ": "h"})  # fmt: skip


_SHORTENED = {"saint": "st", "mount": "mt", "fort": "ft"}
_FIRST = re.compile(rf"^({'|'.join(_SHORTENED)})(?= \S)")


def fold(name: str) -> str:
    """The key of a name: lower case, no accents, no apostrophes or dots, hyphens as spaces, "Saint" before it as "St"."""
    if name.isascii():
        plain = name
    else:
        split = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower().translate(_LETTERS))
        plain = "".join(char for char in split if not unicodedata.combining(char))
    plain = plain.translate(_DROPPED).lower()
    plain = re.sub(r"[\s\-–—]+", " ", plain).strip()
    return _FIRST.sub(lambda found: _SHORTENED[found[1]], plain)
