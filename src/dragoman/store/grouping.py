"""Which events are one, as the judgements that hold have it. Pure decisions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dragoman.store.judging import wrong_among
from dragoman.types.judgement import Judgement

Pair = tuple[str, str]


def grouped(events: Collection[str], judgements: Iterable[Judgement]) -> tuple[frozenset[str], ...]:
    """The events in groups: those joined by "same", directly or through others, but for what a user holds apart.

    The user's own are joined first, then the surest; a pair is left out where it would bring together two events that a
    user has judged to be different. An event that is marked as wrong leaves its group, the others stay together. The groups
    do not depend on the order in which anything came.
    """
    wrong = wrong_among(judgements := tuple(judgements))
    groups = (part for group in _joined(events, judgements) for part in _without(group, group & wrong.keys()))
    return tuple(sorted(groups, key=sorted))


def _without(group: frozenset[str], wrong: Collection[str]) -> list[frozenset[str]]:
    alone = [frozenset({event}) for event in wrong]
    return alone + [rest for rest in [group.difference(wrong)] if rest]


def _joined(events: Collection[str], judgements: Iterable[Judgement]) -> set[frozenset[str]]:
    held = [judgement for judgement in judgements if set(judgement.pair) <= set(events)]
    apart = [judgement.pair for judgement in held if judgement.verdict == "different" and judgement.by == "user"]
    home = {event: {event} for event in events}
    enemies = {event: {one if event == other else other for one, other in apart if event in (one, other)} for event in events}
    for judgement in sorted((j for j in held if j.verdict == "same"), key=_surest_first):
        one, other = home[judgement.one], home[judgement.other]
        if one is not other and not any(enemies[event] & other for event in one):
            one |= other
            home.update(dict.fromkeys(other, one))
    return {frozenset(group) for group in home.values()}


def refused(events: Collection[str], judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements of a user that two of the events are one which others of the user's do not let come true."""
    home = {event: group for group in grouped(events, judgements) for event in group}
    joins = (j for j in judgements if j.verdict == "same" and j.by == "user" and set(j.pair) <= set(home))
    return tuple(judgement for judgement in joins if home[judgement.one] is not home[judgement.other])


def _surest_first(judgement: Judgement) -> tuple[bool, float, Pair]:
    return judgement.by != "user", -(judgement.score or 0.0), judgement.pair
