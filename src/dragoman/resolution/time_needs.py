"""What a rule of the time grammar cannot match without: lets most rules be left aside at a glance.

A rule for centuries needs the word "century". The needs are read off the patterns of ``data/times_rules.yaml``, so they
cannot get out of step with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Sets of marks: a text must have one mark of each set.
Needs = tuple[frozenset[str], ...]
_TOKEN = re.compile(
    r"(?P<escape>\\.)|(?P<set>\[(?:\\.|[^\]])+\])|(?P<look>\(\?(?:=|!|<=|<!))|(?P<open>\((?:\?:|\?P<\w+>)?)|(?P<close>\))|"
    r"(?P<kind>\{[A-Z]+\})|(?P<many>\{\d[\d,]*\}|\+)|(?P<maybe>[?*]|\{0[\d,]*\})|(?P<bar>\|)|(?P<word>[A-Za-z]+)|(?P<other>.)"
)
# Shorter words stand in too many others to tell anything.
_SHORTEST = 3


def needs(pattern: str) -> Needs:
    """Sets of word classes (upper case) and words (lower case); a text that matches has one of each set."""
    return _alternatives(_TOKEN.finditer(pattern))


def _alternatives(tokens: Iterator[re.Match[str]]) -> Needs:
    """Reads up to the bracket that closes: what one branch needs or the other."""
    branches: list[list[Needs]] = [[]]
    for token in tokens:
        kind, text = str(token.lastgroup), token[0]
        if kind == "close":
            break
        items = branches[-1]
        if kind == "bar":
            branches.append([])
        elif kind == "maybe" and items:
            items[-1] = ()
        elif kind == "look":
            _alternatives(tokens)
            items.append(())
        elif kind == "open":
            items.append(_alternatives(tokens))
        elif kind == "kind" and text not in ("{S}", "{BC}"):
            items.append((frozenset({text[1:-1]}),))
        elif kind == "word":
            items.extend(_word(text))
        elif kind != "many":
            items.append(())
    wholes = [tuple(need for item in items for need in item) for items in branches]
    if len(wholes) == 1:
        return wholes[0]
    return (frozenset().union(*(min(whole, key=_breadth) for whole in wholes)),) if all(wholes) else ()


def _word(text: str) -> Iterator[Needs]:
    """A word, its last letter apart, since that may be optional ("hours?")."""
    yield (frozenset({text[:-1].lower()}),) if len(text) > _SHORTEST else ()
    yield ()


def _breadth(need: frozenset[str]) -> tuple[int, bool, list[str]]:
    return (len(need), any(each.isupper() for each in need), sorted(need))
