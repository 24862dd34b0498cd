"""What a match of a pattern begins with, and what it cannot do without: lets most rules of a grammar be left aside.

At a word few of the rules can begin ("Friday": those of weekdays), and where no word for a unit stands, none of those that
count units can match. Both are read off the patterns themselves, so they cannot get out of step with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

DIGIT, LETTER, MARK = "0", "*", "'"  # any digit, any letter, an apostrophe
PREFIX = 3  # letters of a word that tell it from others
_SHORTEST = 2  # one letter stands in too many words to tell anything
_ASKED = 2  # needs that are looked for: the rarest tell nearly all
Starts = frozenset[str]
# Sets of letters: a text must hold one of each set.
Needs = tuple[frozenset[str], ...]

_TOKEN = re.compile(
    r"(?P<escape>\\.)|(?P<set>\[(?:\\.|[^\]])+\])|(?P<look>\(\?(?:=|!|<=|<!))|(?P<open>\((?:\?:|\?P<\w+>)?)|(?P<close>\))|"
    r"(?P<maybe>[?*]|\{0[\d,]*\})|(?P<many>\{\d[\d,]*\}|\+)|(?P<bar>\|)|"
    # A letter with a quantifier of its own stands apart: "hours?" is "hour" and "s?".
    r"(?P<word>[A-Za-z](?:[A-Za-z](?![?*{]))*)|(?P<other>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Marks:
    """``starts`` are beginnings of words (at most ``PREFIX`` letters, lower case), ``DIGIT``, ``LETTER`` or ``MARK``;
    ``empty`` says whether a match may be empty; ``needs`` what it has in it."""

    starts: Starts = frozenset()
    empty: bool = False
    needs: Needs = ()


_LOOK = Marks(empty=True)


def marks(pattern: str) -> Marks:
    """The marks of a pattern.

    Raises:
        ValueError: a match may be empty or begin with something else than a letter, a figure or an apostrophe.
    """
    found = _alternatives(_TOKEN.finditer(pattern))
    if found.empty or not all(start.isalpha() or start in (DIGIT, LETTER, MARK) for start in found.starts):
        raise ValueError(f"a match must begin with a letter, a figure or an apostrophe: {pattern}")
    return replace(found, needs=tuple(sorted(map(_bare, found.needs), key=_commonness)[:_ASKED]))


def starts_of(word: str) -> Iterator[str]:
    """Every start that a lower-case word (or the first ``PREFIX`` letters of one) has."""
    if word[0].isalpha():
        yield LETTER
        yield from (word[:length] for length in range(1, min(len(word), PREFIX) + 1))
    else:
        yield DIGIT if word[0].isdecimal() else MARK


def _alternatives(tokens: Iterator[re.Match[str]]) -> Marks:
    """Reads up to the bracket that closes."""
    branches: list[list[Marks]] = [[]]
    for token in tokens:
        kind, text = str(token.lastgroup), token[0]
        if kind == "close":
            break
        if kind == "bar":
            branches.append([])
        elif kind == "maybe":
            branches[-1][-1] = Marks(branches[-1][-1].starts, empty=True)
        elif kind != "many":
            branches[-1].append(_item(kind, text, tokens))
    wholes = [_sequence(items) for items in branches]
    starts = frozenset[str]().union(*(whole.starts for whole in wholes))
    return Marks(starts, any(whole.empty for whole in wholes), _shared([whole.needs for whole in wholes]))


def _item(kind: str, text: str, tokens: Iterator[re.Match[str]]) -> Marks:
    if kind == "open":
        return _alternatives(tokens)
    if kind == "look":
        _alternatives(tokens)
        return _LOOK
    if kind == "word":
        needs = (frozenset({text.lower()}),) if len(text) >= _SHORTEST else ()
        return Marks(frozenset({text[:PREFIX].lower()}), needs=needs)
    return _LOOK if text in (r"\b", "$", "^") else Marks(frozenset(_single(kind, text)))


def _sequence(items: Sequence[Marks]) -> Marks:
    """The starts of the first item, and of those behind it as long as all before may be empty; the needs of all."""
    starts: Starts = frozenset()
    needs = tuple(need for item in items for need in item.needs)
    for item in items:
        starts |= item.starts
        if not item.empty:
            return Marks(starts, needs=needs)
    return Marks(starts, empty=True, needs=needs)


def _shared(wholes: Sequence[Needs]) -> Needs:
    """What one branch needs or the other: the plainest need of each, where each has one."""
    if len(wholes) == 1:
        return wholes[0]
    return (frozenset[str]().union(*(min(whole, key=_commonness) for whole in wholes)),) if all(wholes) else ()


def _bare(need: frozenset[str]) -> frozenset[str]:
    """Without the longer forms of a word: where "days" stands "day" does."""
    return frozenset(word for word in need if not any(other != word and other in word for other in need))


def _commonness(need: frozenset[str]) -> tuple[float, list[str]]:
    """How often one of a set turns up by chance, letters being about equally frequent; ties in a fixed order."""
    return sum(20.0 ** -len(letters) for letters in sorted(need)), sorted(need)


def _single(kind: str, text: str) -> Iterator[str]:
    """What an escape, a set or a single character stands for."""
    inside = text[1:-1] if kind == "set" else text
    for each in re.findall(r"\\.|[^\\]-[^\\]|[^\\]", inside):
        if each in (r"\d", r"\w") or each[0].isdigit():
            yield DIGIT
        if each == r"\w" or each[0].isalpha():
            yield LETTER
        if each in "'’":
            yield MARK
        elif each not in (r"\d", r"\w") and not each[0].isalnum():
            yield each
