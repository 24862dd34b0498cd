"""Why a phrase means whom it means: how the answer came about, and all whom the gazetteer knows by the name in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.resolution.gazetteer import Gazetteer, stands
from dragoman.resolution.gazetteer_types import Bearer, Entry, Likeness, Spell
from dragoman.resolution.people_named import is_title
from dragoman.resolution.places import PlaceTable
from dragoman.resolution.resolver import answer_phrase
from dragoman.types.analysis import Analysis
from dragoman.types.document import Document
from dragoman.types.resolution import Actor, ActorKind

How = Literal["report", "lookup", "title"]
_NEAR_CUTOFF = 75.0
"""Similarity from which a name is worth a "did you mean"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a phrase may mean, with what its rank follows from.

    ``office`` is that of the day, or else the latest one (``current`` is false), held from ``start`` to ``end``; what is
    no person exists from ``start`` to ``end``. ``whole``: the name is enough to mean it; a bare name must be confirmed by
    a document. ``by``: it has the very name, another spelling of it, a similar name, or the phrase describes it.
    ``why`` says what sets it apart from its neighbour in the order.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    office: str | None
    start: date | None
    end: date | None
    current: bool
    whole: bool
    by: Likeness | Literal["phrase"]
    similarity: float
    prominence: int
    chosen: bool
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to a phrase and what it was chosen from.

    ``how``: a *report* would read the phrase so; the name was *looked up*, since a report alone would not tell; or a
    *title* led to it. ``candidates`` are best first; where there is no answer they are those with similar names.
    """

    actor: Actor | None
    how: How | None
    candidates: tuple[Candidate, ...]


def explain(
    phrase: str, document: Document, analysis: Analysis, gazetteer: Gazetteer, table: PlaceTable, on: date | None
) -> Explanation:
    """``resolve_phrase`` with its reasons; ``document`` and ``analysis`` are those of the ``framed`` phrase."""
    actor, as_report = None, False
    if analysis.sentences:
        actor, as_report = answer_phrase(phrase, document, analysis, gazetteer, table, on)
    whole = " ".join(phrase.split())
    text = whole.removeprefix("the ").removeprefix("The ")
    named = gazetteer.bearers(whole, on)
    if not any(bearer.likeness == "same" for bearer in named):
        named = gazetteer.bearers(text, on)  # an article is seldom part of a name
    bearers = named or _less_title(gazetteer, text, on)
    if actor is None:
        return Explanation(None, None, _candidates(gazetteer, bearers or _near(gazetteer, text, on), None, on))
    how: How = "report" if as_report else ("lookup" if named else "title")
    return Explanation(actor, how, _candidates(gazetteer, bearers, actor, on))


def _less_title(gazetteer: Gazetteer, text: str, on: date | None) -> tuple[Bearer, ...]:
    """Who bears what is left of a phrase without its title: "Foreign Minister Sergei Lavrov"."""
    parts = text.split()
    rests = (parts[first:] for first in range(1, len(parts)) if is_title(gazetteer, parts[:first]))
    found = (gazetteer.bearers(" ".join(rest), on) for rest in rests)
    return next((bearers for bearers in found if bearers), ())


def _near(gazetteer: Gazetteer, text: str, on: date | None) -> tuple[Bearer, ...]:
    """Who has a name that is written most like a text that is nobody's."""
    near = gazetteer.bearers(text, on, cutoff=_NEAR_CUTOFF)
    return tuple(sorted(near, key=lambda bearer: -bearer.similarity))


def _candidates(
    gazetteer: Gazetteer, bearers: Sequence[Bearer], actor: Actor | None, on: date | None
) -> tuple[Candidate, ...]:
    chosen = None if actor is None else gazetteer.entry(actor.id)
    found = [
        _candidate(gazetteer, bearer, chosen, on, _why(bearers, place, on)) for place, bearer in enumerate(bearers)
    ]
    if chosen is None or any(candidate.chosen for candidate in found):
        return tuple(found)
    described = Bearer(chosen, False, "same", 100.0)
    return (_candidate(gazetteer, described, chosen, on, "the phrase describes it", described=True), *found)


def _candidate(
    gazetteer: Gazetteer, bearer: Bearer, chosen: Entry | None, on: date | None, why: str, described: bool = False
) -> Candidate:
    entry = bearer.entry
    spell, current = _held(entry, on)
    person = entry.kind == "person"
    return Candidate(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        country=(spell.country if spell and current else None) or entry.country,
        office=(spell.office or None) if spell else None,
        start=(spell.start if spell else None) if person else entry.start,
        end=(spell.end if spell else None) if person else entry.end,
        current=current,
        whole=not bearer.bare,
        by="phrase" if described else bearer.likeness,
        similarity=round(bearer.similarity, 1),
        prominence=entry.prominence,
        chosen=chosen is not None and entry.id == chosen.id,
        why=why,
        source=gazetteer.source(entry.id),
    )


def _held(entry: Entry, on: date | None) -> tuple[Spell | None, bool]:
    """The spell of the day, or the latest one; and whether the entry is in office or exists on that day."""
    latest = entry.spells[-1] if entry.spells else None
    return (entry.spell_on(on) or latest), stands(entry, on)


def _why(bearers: Sequence[Bearer], place: int, on: date | None) -> str:
    """What a bearer is first for, or what it stands behind the one before it for."""
    if len(bearers) == 1:
        return "nobody else has the name"
    if len({bearer.similarity for bearer in bearers}) > 1:
        return "the most similar name" if place == 0 else "a less similar name"
    better, worse = (bearers[0], bearers[1]) if place == 0 else (bearers[place - 1], bearers[place])
    first, other = better.entry, worse.entry
    when = f"on {on}" if on else "by the latest date known"
    if better.bare != worse.bare:
        return "the whole name means it" if place == 0 else "only a bare name of it"
    if stands(first, on) and not stands(other, on):
        state = "in office" if bearers[place].entry.kind == "person" else "in being"
        return f"{state} {when}" if place == 0 else f"not {state} {when}"
    if first.prominence > other.prominence and stands(first, on) == stands(other, on):
        return "the most prominent" if place == 0 else "less prominent"
    if (stands(first, on), first.prominence) != (stands(other, on), other.prominence):
        return "the user's own goes first" if place == 0 else "the user's own goes before it"
    return "as good as the next" if place == 0 else "as good as the one before"
