"""Finds time expressions: applies the rules of ``data/times_rules.yaml`` and keeps the matches that hold.

What a match means is decided in ``time_values.py``; this file only says which words belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from dragoman.resolution.time_marks import PREFIX
from dragoman.resolution.time_rules import Askable, Rule, lower, lowered
from dragoman.resolution.time_words import fragment

# A bare figure of four is a year only where it is not a number of things.
_COUNTED_BEFORE = re.compile(r"(?:[$€£¥#]|\b(?:than|least|most|about|some|nearly|almost|over|roughly|No\.))\s?$", re.I)
_COUNTED_AFTER = re.compile(
    r"\s?(?:%|percent|per cent|°)|\s(?:people|persons|men|women|children|troops|soldiers|civilians|fighters|militants|"
    r"others?|dead|deaths|killed|wounded|injured|prisoners|hostages|houses|homes|tons|tonnes|miles|kilomet\w{2,4}|km|"
    r"met\w{2,4}|feet|aircraft|tanks|ships|votes|seats|cases|jobs|dollars|euros|rounds|points|members|police|"
    r"protesters|refugees|migrants|workers|students|passengers|victims|families|casualties|hectares|acres|barrels|"
    r"local|hours|hrs|years|pounds|sorties|drones|missiles)\b",
    re.I,
)
_ENDS = ("endday", "endmonth", "endyear", "endord")
_CAPITAL = ("month", "weekday", "monthtwo", "endmonth", "weekdays")
_WORD = re.compile(r"(?<!\w)['’]|\w+")
_BEHIND = 16  # characters before a stretch that the patterns may look back at
_YEAR_BEFORE = re.compile(r"\b(?:in|since|by|of|from|until|till|to|between|and|during|after|before|around|circa|year|"
                          r"early|late|mid|through|throughout|for|at|the|than)[\s-]{1,2}$|[(\[,–—-]\s?$|^$", re.I)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A match of a rule, not yet resolved: ``form`` names its kind, ``groups`` its parts as they stand in the text."""

    start: int
    end: int
    form: str
    groups: dict[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """A match of a rule in a stretch of lower-case text that begins at ``offset`` of the text; ``start`` and ``end`` are
    those of the expression itself."""

    rule: Rule
    match: re.Match[str]
    offset: int
    start: int
    end: int

    def groups(self, text: str) -> dict[str, str]:
        """The parts that matched, as they stand in the text."""
        spans = ((name, self.match.span(name)) for name in self.match.re.groupindex)
        return {name: text[self.offset + first : self.offset + last] for name, (first, last) in spans if first >= 0}


def _holds(text: str, found: Match, groups: dict[str, str]) -> bool:
    """Whether the capitals and the neighbours of a match allow its reading."""
    if any(name in groups and not groups[name][0].isupper() for name in _CAPITAL):
        return False
    match found.rule.form:
        case "year":
            return _is_year(text, found, groups)
        case "season" if "season" in groups and groups["season"][0].isupper() and "mod" not in groups:
            start = found.offset + found.match.start()
            return not start or text[start - 2 : start - 1] in ".\n"
        case "years":
            return _plausible_years(groups)
    return True


def _is_year(text: str, found: Match, groups: dict[str, str]) -> bool:
    before, after = text[max(0, found.start - 12) : found.start], text[found.end : found.end + 14]
    if _COUNTED_BEFORE.search(before) or _COUNTED_AFTER.match(after):
        return False
    return 1900 <= int(groups["year"]) <= 2099 or "mod" in groups or bool(_YEAR_BEFORE.search(before))


def _plausible_years(groups: dict[str, str]) -> bool:
    first, last = groups["year"], groups["endyear"]
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return 0 < end - int(first) <= 120


def _drafts(found: Match, groups: dict[str, str]) -> tuple[Draft, ...]:
    """The expression of a match, with that of its end where it is a run ("May 8 to 10")."""
    run = next((name for name in _ENDS if name in groups), None)
    if run and found.rule.form != "fiscal":
        return _run(found, groups, run)
    return (Draft(found.start, found.end, found.rule.form, groups),)


def _run(found: Match, groups: dict[str, str], end: str) -> tuple[Draft, ...]:
    """A run of days, months or years as two expressions; each has what it needs, its span only what is its own."""
    own, match = end.removeprefix("end"), found.match
    first, last = match.end(own), match.start(end)
    if "month" in groups and match.start("month") < first:
        first = max(first, match.end("month"))
    rest = {name: value for name, value in groups.items() if name != end}
    if end == "endyear" and len(groups[end]) == 2:
        groups = {**groups, end: groups["year"][:2] + groups[end]}
    beginning = Draft(found.start, found.offset + first, found.rule.form, groups)
    form = "century" if own == "ord" else "calendar"
    return beginning, Draft(found.offset + last, found.end, form, {**rest, own: groups[end]})


@cache
def _trigger() -> re.Pattern[str]:
    """What every time expression has one of; most sentences have none, and are left at once."""
    kinds = ("MONTH", "WEEKDAY", "SEASON", "PART", "UNIT", "DAYWORD", "REF", "FREQUENCY")
    alone = r"fy|fiscal|tonight|overnight|last\snight|this|then|that|noon|midday|midnight|quarter|half|same|\w{4,7}ties"
    figures = r"\d{1,2}(?:st|nd|rd|th)|\d{1,4}\s?(?:B\.?C|[ap]\.?m)|(?:1\d|20|21)\d\d(?!\d)|\d{1,2}:\d\d|['’]\d\d"
    return re.compile(lowered(rf"(?<!\w)(?:{'|'.join(fragment(kind) for kind in kinds)}|{alone}|{figures})"))


def drafts(text: str, start: int, end: int) -> Iterator[Draft]:
    """The time expressions of ``text[start:end]``, left to right, none overlapping another.

    At each word only the rules are asked that can begin there; the expression found, its words are passed over. A rule
    with words before its expression ("in the evening") may find one that begins later, and waits until that is reached.
    """
    offset = max(0, start - _BEHIND)
    low = lower(text[offset:end])
    if not _trigger().search(low, start - offset):
        return
    reached, waiting = start, cast("dict[int, list[Match]]", {})
    asked = Askable(low)
    for word in _WORD.finditer(low, start - offset):
        at = word.start()
        here = waiting.pop(offset + at, [])
        every, late = asked[word[0][:PREFIX]]
        for rule in every if offset + at >= reached else late:
            match = rule.pattern.match(low, at)
            if match:
                found = _placed(rule, match, offset)
                (here if found.start == offset + at else waiting.setdefault(found.start, [])).append(found)
        pieces = _best(text, here) if here and offset + at >= reached else ()
        if pieces:
            yield from pieces
            reached = pieces[-1].end


def _placed(rule: Rule, match: re.Match[str], offset: int) -> Match:
    """A match with the bounds of its expression: without the words before it."""
    first, last = match.span(rule.own) if rule.own else match.span()
    return Match(rule, match, offset, offset + (match.end("lead") if rule.lead else first), offset + last)


def _best(text: str, found: list[Match]) -> tuple[Draft, ...]:
    """Of the matches that begin at one place and hold, the longest, of these the first of the grammar."""
    for each in sorted(found, key=lambda each: (-each.end, each.rule.order)) if len(found) > 1 else found:
        groups = each.groups(text)
        if _holds(text, each, groups):
            return _drafts(each, groups)
    return ()
