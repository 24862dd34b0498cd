"""The rules of the time grammar (``data/times_rules.yaml``), compiled, and which of them to ask at a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from dragoman.resolution.numbers import number_pattern, ordinal_pattern
from dragoman.resolution.time_marks import Marks, marks, starts_of
from dragoman.resolution.time_words import fragment, load, words

_FRAGMENTS = {
    "S": r"(?:\s{1,2})",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|\w)",
    "YEAR": r"(?:1\d{3}|2[01]\d\d)(?![\d]|[.,]\d)",
    "BC": r"(?:\s?(?:B\.?C\.?E\.?|B\.?C\.?))",
}
LONG = 2000  # characters; in a shorter text asking a rule costs less than looking for what it needs
_OWN = ("span", "then", "thattime")  # groups that hold the expression alone


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar. ``order`` is its place in the file; ``lead`` says whether words may stand before the
    expression, ``own`` is the group that holds the expression alone, where there is one."""

    order: int
    form: str
    pattern: re.Pattern[str]
    marks: Marks
    lead: bool
    own: str | None


Asked = tuple[tuple[Rule, ...], tuple[Rule, ...]]


@cache
def _fragments() -> dict[str, str]:
    return {**_FRAGMENTS, "N": number_pattern(), "ORD": ordinal_pattern()} | {kind: fragment(kind) for kind in words()}


@cache
def rules() -> tuple[Rule, ...]:
    """The grammar, compiled."""
    fragments = _fragments()
    compiled = []
    for order, entry in enumerate(cast("list[dict[str, str]]", load("times_rules.yaml"))):
        written = re.sub(r"\{([A-Z]+)\}", lambda match: fragments[match[1]], entry["pattern"])
        pattern = re.compile(rf"(?<!\w)(?:{lowered(written)})(?!\w)")
        own = next((name for name in _OWN if name in pattern.groupindex), None)
        lead = "lead" in pattern.groupindex
        compiled.append(Rule(order, entry["form"], pattern, marks(written), lead, own))
    return tuple(compiled)


def lowered(pattern: str) -> str:
    """A pattern for text in lower case: several times as fast as one that ignores case."""
    return pattern.lower().replace("(?p<", "(?P<")


def lower(text: str) -> str:
    """Lower case of the same length: the few letters that would become two stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _beginning() -> dict[str, tuple[Rule, ...]]:
    """The rules by each of their starts."""
    found: dict[str, list[Rule]] = {}
    for rule in rules():
        for start in rule.marks.starts:
            found.setdefault(start, []).append(rule)
    return {start: tuple(entries) for start, entries in found.items()}


@lru_cache(maxsize=1 << 14)
def rules_at(word: str) -> Asked:
    """The rules that can match from a word that begins so: all, and those whose expression may begin later."""
    found = {rule.order: rule for start in starts_of(word) for rule in _beginning().get(start, ())}
    every = tuple(found[order] for order in sorted(found))
    return every, tuple(rule for rule in every if rule.lead or rule.own is not None)


class Askable(dict[str, Asked]):
    """``rules_at`` each beginning of a word in a lower-case text, without the rules that the text lacks words for."""

    def __init__(self, low: str) -> None:
        self._low, self._there = low, cast("dict[frozenset[str], bool]", {})

    def __missing__(self, word: str) -> Asked:
        every, late = rules_at(word)
        if len(self._low) >= LONG:
            every, late = (tuple(r for r in each if all(map(self._has, r.marks.needs))) for each in (every, late))
        self[word] = every, late
        return self[word]

    def _has(self, need: frozenset[str]) -> bool:
        known = self._there.get(need)
        if known is None:
            known = self._there[need] = any(letters in self._low for letters in need)
        return known
