"""The patterns of standing relations and the table of wars, from the package's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, get_args

import yaml

from dragoman.errors import CodebookError
from dragoman.ontology.inflection import verb_forms
from dragoman.types.record import RelationKind

SECTIONS = {"nouns", "wars", "trade", "membership", "mediation", "occupation", "recognition", "support", "rivalry", "sanctions"}


@dataclass(frozen=True, slots=True)
class NounPattern:
    """A noun that names a relation; ``required`` and ``barred`` are modifiers, ``verbs`` those it may be an object of.

    ``also`` are further prepositions before the other party; ``both`` wants both parties in the noun's own phrase;
    ``negated`` that the thing is denied; ``anaphoric``: "the war" alone means the one that the document is about.
    """

    kind: RelationKind
    words: frozenset[str]
    required: frozenset[str]
    barred: frozenset[str]
    within: bool
    verbs: frozenset[str]
    also: tuple[str, ...] = ()
    both: bool = False
    negated: bool = False
    anaphoric: bool = False


@dataclass(frozen=True, slots=True)
class War:
    """A war: the countries it is fought in, its two sides (alpha-3, attacker or government first) and its dates."""

    places: frozenset[str]
    parties: tuple[str, str]
    start: date
    end: date | None

    def on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class RelationPatterns:
    """All patterns. ``words`` holds the word sets of the other sections by "section.list", ``forms`` the same
    with their inflected forms; ``ordinals`` are 2nd to 10th."""

    nouns: tuple[NounPattern, ...]
    wars: tuple[War, ...]
    words: Mapping[str, frozenset[str]]
    forms: Mapping[str, frozenset[str]]
    ordinals: Mapping[str, int]

    def wars_in(self, country: str, day: date | None) -> tuple[War, ...]:
        """The wars that were fought in a country on a day; without a day, the latest ones."""
        known = [w for w in self.wars if country in w.places and (day is None or w.on(day))]
        latest = max((w.start for w in known), default=None)
        return tuple(w for w in known if day is not None or w.start == latest)

    def wars_of(self, country: str, day: date | None) -> tuple[War, ...]:
        """The wars in which a country was a side on a day; without a day, all of them."""
        return tuple(w for w in self.wars if country in w.parties and (day is None or w.on(day)))


@cache
def load_relation_patterns() -> RelationPatterns:
    """The patterns of the package; raises CodebookError where they do not follow their schema."""
    text = resources.files("dragoman.ontology").joinpath("data/relations.yaml").read_text(encoding="utf-8")
    return parse_relation_patterns(text)


def parse_relation_patterns(text: str) -> RelationPatterns:
    """Patterns from YAML; raises CodebookError."""
    data = yaml.safe_load(text)
    if not isinstance(data, dict) or set(data) != SECTIONS:
        raise CodebookError(f"relations: the sections are {', '.join(sorted(SECTIONS))}")
    words = {
        f"{section}.{name}": frozenset(values)
        for section in sorted(SECTIONS - {"nouns", "wars"})
        for name, values in data[section].items()
        if isinstance(values, list)
    }
    return RelationPatterns(
        nouns=tuple(_noun(entry) for entry in data["nouns"]),
        wars=tuple(_war(entry) for entry in data["wars"]),
        words=words,
        forms={name: frozenset(f for word in values for f in verb_forms(word)) for name, values in words.items()},
        ordinals=dict(data["trade"]["ordinals"]),
    )


def _noun(entry: Mapping[str, Any]) -> NounPattern:
    if set(entry) - {"kind", "words", "with", "without", "within", "verbs", "also", "both", "negated", "anaphoric"} or entry.get("kind") not in get_args(RelationKind):
        raise CodebookError(f"relations: not a noun pattern: {dict(entry)}")
    return NounPattern(
        kind=entry["kind"],
        words=frozenset(entry["words"]),
        required=frozenset(entry.get("with", ())),
        barred=frozenset(entry.get("without", ())),
        within=bool(entry.get("within", False)),
        verbs=frozenset(entry.get("verbs", ())),
        also=tuple(entry.get("also", ())),
        both=bool(entry.get("both", False)),
        negated=bool(entry.get("negated", False)),
        anaphoric=bool(entry.get("anaphoric", False)),
    )


def _war(entry: Mapping[str, Any]) -> War:
    first, second = entry["parties"]
    end = date.fromisoformat(entry["end"]) if "end" in entry else None
    start = date.fromisoformat(entry["start"])
    if end is not None and end < start:
        raise CodebookError(f"relations: a war that ends before it starts: {dict(entry)}")
    return War(frozenset(entry["places"]), (first, second), start, end)
