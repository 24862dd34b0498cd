"""The patterns of standing relations and the table of wars, from the package's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

import yaml

from dragoman.errors import CodebookError
from dragoman.ontology.inflection import verb_forms
from dragoman.types.record import RelationKind

WORD_SECTIONS = {"trade", "presence", "general", "mediation", "occupation", "recognition", "support", "sanctions", "membership"}
SECTIONS = WORD_SECTIONS | {"nouns", "wars", "roles", "deeds", "participles", "lands", "prefixes"}
# Which parties fit a deed: any; a state; a body that states belong to; the state that a place lies in; an armed force; a
# state, its government or forces; any but civilians.
Fitting = Literal["any", "state", "body", "place", "force", "country", "power"]
PAIR = 2
Tense = Literal["standing", "lasting", "told", "any"]


@dataclass(frozen=True, slots=True)
class NounPattern:
    """A noun that names a relation; ``required`` and ``barred`` are modifiers, ``verbs`` those it may be an object of.

    ``also`` are further prepositions before the other party; ``both`` wants both parties in the noun's own phrase;
    ``negated`` that the thing is denied; ``lone``: under these modifiers, without parties, the two states of the sentence are
    meant; ``anaphoric``: "the war" alone means the one that the document is about.
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
    at: bool = False
    made: bool = False
    lone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RolePattern:
    """A noun that says what its bearer is to another ("ally"); fields as in the head of ``relations.yaml``."""

    kind: RelationKind
    words: frozenset[str]
    required: frozenset[str]
    barred: frozenset[str]
    goods: frozenset[str]
    of: tuple[str, ...]
    body: bool
    reversed: bool
    named: bool


@dataclass(frozen=True, slots=True)
class DeedPattern:
    """A verb whose subject stands in a relation to what fills one of its slots; fields as in ``relations.yaml``."""

    kind: RelationKind
    verbs: frozenset[str]
    slots: tuple[str, ...]
    owned: bool
    goods: frozenset[str]
    tense: Tense
    party: Fitting
    within: bool
    subject: str
    negated: bool
    under: frozenset[str]
    as_what: frozenset[str]
    for_what: frozenset[str]
    mutual: bool


@dataclass(frozen=True, slots=True)
class ParticiplePattern:
    """A participle before a noun, joined to the party that does it: "Iran-backed"."""

    kind: RelationKind
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Land:
    """Land that states quarrel over: its names in lower case, and the states (alpha-3) that claim it, who holds it first."""

    names: tuple[str, ...]
    claimants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class War:
    """A war: the countries it is fought in, its two sides (alpha-3, attacker or government first) and its dates.

    ``civil``: a war within the place where the text names no other side; ``local``: fought in a part of the country only.
    """

    places: frozenset[str]
    parties: tuple[str, str]
    start: date
    end: date | None
    civil: bool = False
    local: bool = False

    def on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class RelationPatterns:
    """All patterns. ``words`` holds the word sets of the other sections by "section.list", ``forms`` the same
    with their inflected forms; ``ordinals`` are 2nd to 10th, ``prefixes`` what "Russo-" means."""

    nouns: tuple[NounPattern, ...]
    roles: tuple[RolePattern, ...]
    deeds: tuple[DeedPattern, ...]
    participles: tuple[ParticiplePattern, ...]
    wars: tuple[War, ...]
    lands: tuple[Land, ...]
    prefixes: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    forms: Mapping[str, frozenset[str]]
    ordinals: Mapping[str, int]

    def wars_in(self, country: str, day: date | None) -> tuple[War, ...]:
        """The wars that were fought in a country on a day; without a day, the latest ones."""
        known = [w for w in self.wars if country in w.places and (day is None or w.on(day))]
        latest = max((w.start for w in known), default=None)
        return tuple(w for w in known if day is not None or w.start == latest)

    def wars_before(self, country: str, day: date | None) -> War | None:
        """The last war within a country that was over by a day, if none was fought in it on that day."""
        if day is None or self.wars_in(country, day):
            return None
        past = [w for w in self.wars if country in w.places and w.end is not None and w.end < day and set(w.parties) == {country}]
        return max(past, key=lambda war: war.start, default=None)

    def war_between(self, one: str, other: str, day: date | None) -> War | None:
        """The last war between two countries that was over by a day."""
        past = [w for w in self.wars if set(w.parties) == {one, other} and w.end is not None and day is not None and w.end < day]
        return max(past, key=lambda war: war.start, default=None)

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
        for section in sorted(WORD_SECTIONS)
        for name, values in data[section].items()
        if isinstance(values, list)
    }
    return RelationPatterns(
        nouns=tuple(_noun(entry) for entry in data["nouns"]),
        roles=tuple(_role(entry) for entry in data["roles"]),
        deeds=tuple(_deed(entry) for entry in data["deeds"]),
        participles=tuple(_participle(entry) for entry in data["participles"]),
        wars=tuple(_war(entry) for entry in data["wars"]),
        lands=tuple(_land(entry) for entry in data["lands"]),
        prefixes=dict(data["prefixes"]),
        words=words,
        forms={name: frozenset(f for word in values for f in verb_forms(word)) for name, values in words.items()},
        ordinals=dict(data["trade"]["ordinals"]),
    )


def _checked(entry: Mapping[str, Any], what: str, *fields: str) -> None:
    """Raises CodebookError where an entry has other fields than these, or no known kind."""
    if set(entry) - {"kind", *fields}:
        raise CodebookError(f"relations: {what} has the fields kind, {', '.join(fields)}; not all fit in {dict(entry)}")
    if entry.get("kind") not in get_args(RelationKind):
        raise CodebookError(f"relations: {what} needs a kind of relation: {dict(entry)}")


def _noun(entry: Mapping[str, Any]) -> NounPattern:
    _checked(
        entry, "a noun", "words", "with", "without", "within", "verbs", "also", "both", "negated", "anaphoric", "at",
        "made", "lone",
    )  # fmt: skip
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
        at=bool(entry.get("at", False)),
        made=bool(entry.get("made", False)),
        lone=frozenset(entry.get("lone", ())),
    )


def _role(entry: Mapping[str, Any]) -> RolePattern:
    _checked(entry, "a role", "words", "with", "without", "goods", "of", "body", "reversed", "named")
    return RolePattern(
        kind=entry["kind"],
        words=frozenset(entry["words"]),
        required=frozenset(entry.get("with", ())),
        barred=frozenset(entry.get("without", ())),
        goods=frozenset(entry.get("goods", ())),
        of=tuple(entry.get("of", ())),
        body=bool(entry.get("body", False)),
        reversed=bool(entry.get("reversed", False)),
        named=bool(entry.get("named", False)),
    )


def _deed(entry: Mapping[str, Any]) -> DeedPattern:
    _checked(
        entry, "a deed", "verbs", "slots", "owned", "goods", "tense", "party", "within", "subject", "negated", "under",
        "as", "for", "mutual",
    )  # fmt: skip
    tense, party = entry.get("tense", "standing"), entry.get("party", "any")
    if tense not in get_args(Tense) or party not in get_args(Fitting):
        raise CodebookError(f"relations: a deed's tense is one of {get_args(Tense)}, its party of {get_args(Fitting)}: {dict(entry)}")
    return DeedPattern(
        kind=entry["kind"],
        verbs=frozenset(entry["verbs"]),
        slots=tuple(entry.get("slots", ("obj",))),
        owned=bool(entry.get("owned", False)),
        goods=frozenset(entry.get("goods", ())),
        tense=tense,
        party=party,
        within=bool(entry.get("within", False)),
        subject=entry.get("subject", "subj"),
        negated=bool(entry.get("negated", False)),
        under=frozenset(entry.get("under", ())),
        as_what=frozenset(entry.get("as", ())),
        for_what=frozenset(entry.get("for", ())),
        mutual=bool(entry.get("mutual", False)),
    )


def _participle(entry: Mapping[str, Any]) -> ParticiplePattern:
    _checked(entry, "a participle", "words")
    return ParticiplePattern(entry["kind"], frozenset(entry["words"]))


def _war(entry: Mapping[str, Any]) -> War:
    first, second = entry["parties"]
    end = date.fromisoformat(entry["end"]) if "end" in entry else None
    start = date.fromisoformat(entry["start"])
    if end is not None and end < start:
        raise CodebookError(f"relations: a war that ends before it starts: {dict(entry)}")
    civil, local = bool(entry.get("civil", False)), bool(entry.get("local", False))
    return War(frozenset(entry["places"]), (first, second), start, end, civil, local)


def _land(entry: Mapping[str, Any]) -> Land:
    names, claimants = tuple(entry["names"]), tuple(entry["claimants"])
    if len(claimants) < PAIR or any(name != name.lower() for name in names):
        raise CodebookError(f"relations: land has names in lower case and two claimants or more: {dict(entry)}")
    return Land(names, claimants)
