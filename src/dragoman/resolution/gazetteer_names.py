"""Names made comparable: folding that keeps offsets for search in text, and keys that join spellings for lookup."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "\u2018\u2019\u02bc\u02bb\u02b9\u02bf\u02be\u00b4\u0060\u2032"
HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212"
_LETTERS = {
    "ı": "i",
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ə": "a",
    "Ə": "A",
    "ħ": "h",
    "ð": "d",
}
_SEVERAL = {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}

HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady gen general lt lieutenant col colonel maj major capt "
    "captain adm admiral brig brigadier marshal sgt sergeant sheikh shaikh sheik hajj haji sayyid sayed ayatollah "
    "hojatoleslam mullah maulana imam rev reverend fr father pope patriarch archbishop cardinal bishop prince "
    "princess king queen emir emperor sultan crown president premier chancellor minister senator sen rep "
    "representative gov governor ambassador hon honourable honorable ret jr sr ii iii iv u daw the".split()
)
_ARTICLE = re.compile(r"^(?:al|el|ul|ad|as|ash|ar|an|at|az)[- ']")
_MOHAMED = re.compile(r"^m[aou]h?a?m+[aeiou]+[dt]$")
# Transliteration: each pair writes one sound in one way, whatever system a name came through. Order matters.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^ye|^je(?=[lv])", "e"), (r"^yu|^iu|^ju(?=[lr])", "yu"), (r"shch|tsch", "sh"), (r"tch", "ch"), (r"kh", "h"),
        (r"dzh|dj", "j"), (r"gh", "g"), (r"ph", "f"), (r"th", "t"), (r"ck|q", "k"), (r"x", "ks"), (r"w", "v"),
        (r"tz", "ts"), (r"ou|oo", "u"), (r"ee", "i"), (r"(?:iy|yy|yi|ii|ij|y|i|j)$", "y"), (r"[ae][yij]", "ay"),
        (r"i[ey]", "y"), (r"y", "i"), (r"(.)\1", r"\1"), (r"(?<=.)[eo]v?(?=v$|va$)", "e"),
    )
)  # fmt: skip


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in APOSTROPHES:
        return "'"
    if character in HYPHENS:
        return "-"
    if character.isspace():
        return " "
    base = unicodedata.normalize("NFD", _LETTERS.get(character, character))[0]
    return base


def fold(text: str) -> str:
    """The text without accents, with straight apostrophes, plain hyphens and blanks; as long as the text itself."""
    return text if text.isascii() and "\n" not in text else "".join(map(_fold_character, text))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """One lower-case word of a name with the spellings of its transliterations joined."""
    if _MOHAMED.match(word):
        return "mohamed"
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What spellings of one name share: no case, accents, honorifics, articles or hyphens; joined transliterations."""
    folded = "".join(_SEVERAL.get(character, character) for character in unicodedata.normalize("NFC", name))
    words = fold(folded).lower().replace(".", ". ").replace(",", " ").replace('"', " ").split()
    words = [part for word in words for part in _ARTICLE.sub("", word).replace("-", " ").split()]
    words = [word.strip("'.()").replace("'", "") for word in words]
    words = [word for word in words if word and word not in ("al", "el", "bin", "ibn")] or words
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    return " ".join(sound(word) for word in words)


def slug(name: str) -> str:
    """ASCII words of a name in lower case, joined by hyphens; "unnamed" where none is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "unnamed"
