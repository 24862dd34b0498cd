"""``new ceasefire country=SDN`` → a typed rule. What cannot be understood raises FeedsError, which says what would be."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib import resources
from typing import Any, get_args

import yaml

from dragoman.errors import FeedsError, QueryError
from dragoman.query.filters import FilterParser
from dragoman.store.filters import EventFilter
from dragoman.types.record import RelationKind, Status


@dataclass(frozen=True, slots=True)
class DyadRule:
    """The mean score of the last ``days`` differs from that of the ``before`` days before them by ``by``."""

    pair: tuple[str, str]
    falls: bool
    by: float
    days: int
    before: int
    least: int


@dataclass(frozen=True, slots=True)
class RelationRule:
    kind: str
    country: str | None = None
    between: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class OfficeRule:
    country: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class EventRule:
    wanted: EventFilter


@dataclass(frozen=True, slots=True)
class DisputeRule:
    country: str | None = None
    between: tuple[str, str] | None = None


Rule = DyadRule | RelationRule | OfficeRule | EventRule | DisputeRule


@dataclass(frozen=True, slots=True)
class RuleTable:
    """``rules.yaml``; ``offices`` leads from each name of an office, in lower case, to the office."""

    written: Mapping[str, str]
    settings: Mapping[str, Mapping[str, str]]
    defaults: Mapping[str, float]
    offices: Mapping[str, str]
    seen_days: Mapping[str, int]
    unknown_holder: Mapping[str, int]


@lru_cache(maxsize=1)
def load_rules() -> RuleTable:
    data = yaml.safe_load(resources.files("dragoman.watch").joinpath("rules.yaml").read_text(encoding="utf-8"))
    return RuleTable(
        written={kind: rule["written"] for kind, rule in data["rules"].items()},
        settings={kind: rule["settings"] for kind, rule in data["rules"].items()},
        defaults=data["defaults"],
        offices={name: office for office, names in data["offices"].items() for name in names},
        seen_days=data["seen_days"],
        unknown_holder=data["unknown_holder"],
    )


def parse_rule(text: str, names: FilterParser) -> Rule:
    """The rule that a text states; ``names`` knows parties and types of events."""
    words, settings = _split(text)
    start = tuple(word.lower() for word in words)
    try:
        if start[:1] == ("dyad",):
            return _dyad(text, words[1:], _read("dyad", settings, names), names)
        if start == ("office", "changed"):
            return OfficeRule(**_read("office", settings, names))
        if start == ("new", "event"):
            return _event(_read("event", settings, names))
        if start == ("new", "dispute"):
            return DisputeRule(**_read("dispute", settings, names))
        if len(start) == 2 and start[0] == "new":
            return RelationRule(_kind(start[1]), **_read("relation", settings, names))
    except (QueryError, FeedsError) as error:
        raise FeedsError(f"the rule {text!r}: {error}") from error
    written = "; ".join(load_rules().written.values())
    raise FeedsError(f"the rule {text!r} cannot be understood; rules are: {written}")


def _split(text: str) -> tuple[list[str], dict[str, str]]:
    """The words, and the settings ``name=value``; values and names of parties in quotation marks may have spaces."""
    try:
        parts = shlex.split(text)
    except ValueError as error:
        raise FeedsError(f"the rule {text!r}: a quotation mark is not closed") from error
    words = [part for part in parts if "=" not in part]
    settings = [part.partition("=") for part in parts if "=" in part]
    return words, {name.lower(): value for name, _, value in settings}


def _read(kind: str, given: Mapping[str, str], names: FilterParser) -> dict[str, Any]:
    types = load_rules().settings[kind]
    for name in given:
        if name not in types:
            near = get_close_matches(name, types, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(types)}"
            raise FeedsError(f"there is no setting {name!r}; {hint}")
    return {name: _VALUES[types[name]](value, names) for name, value in given.items()}


def _dyad(text: str, words: Sequence[str], settings: Mapping[str, Any], names: FilterParser) -> DyadRule:
    ends = {("score", "drops"): True, ("score", "falls"): True, ("score", "rises"): False}
    falls = ends.get((words[-2].lower(), words[-1].lower())) if len(words) >= 3 else None
    if falls is None or len(words) > 4:
        raise FeedsError(f"it is written {load_rules().written['dyad']}")
    parties = words[:-2]
    pair = _pair(parties[0], names) if len(parties) == 1 else (names.party(parties[0]), names.party(parties[1]))
    return DyadRule(pair, falls, **{**load_rules().defaults, **settings})


def _event(settings: dict[str, Any]) -> EventRule:
    one = {"type": "types", "mode": "modes", "status": "statuses"}
    fields: dict[str, Any] = {
        one.get(name, name): (value,) if name in one else value for name, value in settings.items()
    }
    return EventRule(EventFilter(**fields))


def _kind(word: str) -> str:
    kinds: tuple[str, ...] = get_args(RelationKind)
    if word in kinds:
        return word
    near = get_close_matches(word, (*kinds, "event", "dispute"), n=1)
    raise FeedsError(
        f"there is no kind of relation {word!r}; " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(kinds)}")
    )


def _pair(text: str, names: FilterParser) -> tuple[str, str]:
    """Tries every hyphen: names may have some of their own (Guinea-Bissau)."""
    for at, letter in enumerate(text):
        if letter in "-–":
            try:
                return names.party(text[:at]), names.party(text[at + 1 :])
            except QueryError:
                continue
    raise FeedsError(f"{text!r} is no pair of known parties; write it like RUS-UKR")


def _word_of(choices: tuple[str, ...], name: str) -> Callable[[str, FilterParser], str]:
    def read(text: str, names: FilterParser) -> str:
        if text.lower() not in choices:
            raise FeedsError(f"there is no {name} {text!r}; there are {', '.join(choices)}")
        return text.lower()

    return read


def _number(text: str, names: FilterParser) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 < number < 1e6:
        raise FeedsError(f"{text!r} is no number above 0")
    return number


def _count(text: str, names: FilterParser) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:7]) < 10_000):
        raise FeedsError(f"{text!r} is no whole number above 0")
    return int(text)


def _office(text: str, names: FilterParser) -> str:
    offices = load_rules().offices
    known = offices.get(text.lower()) or (text.lower() if text.lower() in offices.values() else None)
    if known is None:
        raise FeedsError(f"{text!r} is no office of which a state has one holder; there are {', '.join(offices)}")
    return known


_VALUES: Mapping[str, Callable[[str, FilterParser], Any]] = {
    "party": lambda text, names: names.party(text),
    "pair": _pair,
    "type": lambda text, names: names.events(types=[text]).types[0],
    "status": _word_of(get_args(Status), "status"),
    "mode": lambda text, names: text.lower(),
    "office": _office,
    "number": _number,
    "days": _count,
    "count": _count,
}
