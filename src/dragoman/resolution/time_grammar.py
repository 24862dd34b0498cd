"""Finds time expressions: applies the rules of ``data/times_rules.yaml`` and keeps the matches that hold.

What a match means is decided in ``time_values.py``; this file only says which words belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, cast

import yaml

from dragoman.resolution.numbers import number_pattern, ordinal_pattern
from dragoman.resolution.time_needs import Needs, needs

_FRAGMENTS = {
    "S": r"(?:\s{1,2})",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|\w)",
    "YEAR": r"(?:1\d{3}|2[01]\d\d)(?![\d]|[.,]\d)",
    "BC": r"(?:\s?(?:B\.?C\.?E\.?|B\.?C\.?))",
}
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
class Rule:
    form: str
    pattern: re.Pattern[str]
    needs: Needs = ()


def _load(name: str) -> object:
    return yaml.safe_load(resources.files("dragoman.resolution").joinpath(f"data/{name}").read_text("utf-8"))


@cache
def words() -> dict[str, dict[str, object]]:
    """The word classes: class, form (lower case, perhaps a regular expression), value."""
    loaded = cast("dict[str, dict[str, object]]", _load("times_words.yaml"))
    return {name: {str(form): value for form, value in forms.items()} for name, forms in loaded.items()}


@cache
def lookup(kind: str, text: str) -> object:
    """The value of a word of a class.

    Raises:
        KeyError: the text is no form of that class.
    """
    low = re.sub(r"\s+", " ", text.lower())
    for form, value in words()[kind].items():
        if re.fullmatch(form, low):
            return value
    raise KeyError(f"{text!r} is no {kind}")


def fragment(kind: str) -> str:
    """A regular expression for the forms of a word class, longest first."""
    forms = sorted(words()[kind], key=lambda form: (-len(form), form))
    return "(?:" + "|".join(form.replace(" ", r"\s") for form in forms) + ")"


@cache
def _fragments() -> dict[str, str]:
    return {**_FRAGMENTS, "N": number_pattern(), "ORD": ordinal_pattern()} | {kind: fragment(kind) for kind in words()}


@cache
def _present(kind: str) -> re.Pattern[str]:
    return re.compile(_fragments()[kind], re.IGNORECASE)


class _Marks(dict[str, bool]):
    """Which words and word classes stand in a stretch of text, looked up when first asked for."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.span = text, (start, end)
        self.low = text[start:end].lower()

    def __missing__(self, mark: str) -> bool:
        found = bool(_present(mark).search(self.text, *self.span)) if mark.isupper() else mark in self.low
        self[mark] = found
        return found


@cache
def rules() -> tuple[Rule, ...]:
    """The grammar, compiled."""
    fragments = _fragments()
    compiled = []
    for entry in cast("list[dict[str, str]]", _load("times_rules.yaml")):
        pattern = re.sub(r"\{([A-Z]+)\}", lambda match: fragments[match[1]], entry["pattern"])
        compiled.append(Rule(entry["form"], re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), needs(entry["pattern"])))
    return tuple(compiled)


def _holds(text: str, match: re.Match[str], form: str) -> bool:
    """Whether the capitals and the neighbours of a match allow its reading."""
    groups = match.groupdict()
    for name in ("month", "weekday", "monthtwo", "endmonth", "weekdays"):
        word = groups.get(name)
        if word and not word[0].isupper():
            return False
    if form == "year":
        return _is_year(text, match)
    if form == "season" and (groups.get("season") or "x")[0].isupper() and match.start() and not groups.get("mod"):
        return text[match.start() - 2 : match.start() - 1] in ".\n"
    return not (form == "years" and not _plausible_years(groups))


def _is_year(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 14]
    if _COUNTED_BEFORE.search(before) or _COUNTED_AFTER.match(after):
        return False
    year = int(match["year"])
    return 1900 <= year <= 2099 or match["mod"] is not None or bool(_YEAR_BEFORE.search(before))


def _plausible_years(groups: dict[str, str | Any]) -> bool:
    first, last = groups["year"], groups["endyear"]
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return 0 < end - int(first) <= 120


def _drafts(rule: Rule, match: re.Match[str]) -> tuple[Draft, ...]:
    """The expression of a match, with that of its end where it is a run ("May 8 to 10")."""
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    run = next((name for name in _ENDS if name in groups), None)
    if run:
        return _run(rule, match, groups, run)
    span = next((name for name in ("span", "then", "thattime") if name in groups), None)
    start, end = match.span(span) if span else match.span()
    if "lead" in groups:
        start = match.end("lead")
    return (Draft(start, end, rule.form, groups),)


def _run(rule: Rule, match: re.Match[str], groups: dict[str, str], end: str) -> tuple[Draft, ...]:
    """A run of days, months or years as two expressions; each has what it needs, its span only what is its own."""
    own = end.removeprefix("end")
    first, last = match.end(own), match.start(end)
    if "month" in groups and match.start("month") < first:
        first = max(first, match.end("month"))
    rest = {name: value for name, value in groups.items() if name != end}
    if end == "endyear" and len(groups[end]) == 2:
        groups = {**groups, end: groups["year"][:2] + groups[end]}
    beginning = Draft(match.start(), first, rule.form, groups)
    form = "century" if own == "ord" else "calendar"
    return beginning, Draft(last, match.end(), form, {**rest, own: groups[end]})


@cache
def _trigger() -> re.Pattern[str]:
    """What every time expression has one of; most sentences have none, and are left at once."""
    kinds = ("MONTH", "WEEKDAY", "SEASON", "PART", "UNIT", "DAYWORD", "REF", "FREQUENCY")
    alone = r"tonight|overnight|last\snight|this|then|that|noon|midday|midnight|quarter|half|same|\w{4,7}ties"
    figures = r"\d{1,2}(?:st|nd|rd|th)|\d{1,4}\s?(?:B\.?C|[ap]\.?m)|(?:1\d|20|21)\d\d(?!\d)|\d{1,2}:\d\d|['’]\d\d"
    return re.compile(rf"(?<!\w)(?:{'|'.join(fragment(kind) for kind in kinds)}|{alone}|{figures})", re.IGNORECASE)


def drafts(text: str, start: int, end: int) -> Iterator[Draft]:
    """The time expressions of ``text[start:end]``, left to right, none overlapping another."""
    if not _trigger().search(text, start, end):
        return
    marks = _Marks(text, start, end)
    found = [
        (pieces[0].start, -pieces[-1].end, order, pieces)
        for order, rule in enumerate(rules())
        if all(any(marks[mark] for mark in need) for need in rule.needs)
        for match in rule.pattern.finditer(text, start, end)
        if _holds(text, match, rule.form)
        for pieces in (_drafts(rule, match),)
    ]
    reached = start
    for begins, ends, _, pieces in sorted(found, key=lambda entry: entry[:3]):
        if begins >= reached:
            yield from pieces
            reached = -ends
