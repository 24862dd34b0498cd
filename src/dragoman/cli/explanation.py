"""Whom a name means and why, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from dragoman.resolution.candidates_of_name import Candidate, Explanation
from dragoman.types.resolution import Actor

_SHOWN = 10
_HOW = {
    "report": "read as a report would read it",
    "lookup": "looked up by the name; a report alone would not tell",
    "title": "found by the title; a report alone would not tell",
}
_BY = {"spelling": "another spelling", "phrase": "not by its name"}


def explanation_to_dict(found: Explanation) -> dict[str, Any]:
    """The fields of the actor, then the actor again as one value, how it was found, and the candidates."""
    actor = {} if found.actor is None else asdict(found.actor)
    candidates = [_plain(asdict(candidate)) for candidate in found.candidates]
    return {**actor, "actor": actor or None, "how": found.how, "candidates": candidates}


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in fields.items()}


def explanation_lines(found: Explanation) -> Iterator[str]:
    """The answer on one line, its members, how it was found, and two lines for each candidate."""
    if found.actor is not None:
        yield from _actor(found.actor)
    if found.how is not None:
        yield f"  how: {_HOW[found.how]}"
    for number, candidate in enumerate(found.candidates[:_SHOWN], start=1):
        yield from _candidate(number, candidate)
    if len(found.candidates) > _SHOWN:
        yield f"  and {len(found.candidates) - _SHOWN} more (--json shows all)"


def _actor(actor: Actor) -> Iterator[str]:
    facts = (actor.id, actor.kind, actor.office, " ".join(actor.sectors), actor.wikidata)
    yield f"{actor.name} · {' · '.join(fact for fact in facts if fact)}"
    if actor.members:
        yield f"  members: {', '.join(actor.members)}"


def _candidate(number: int, candidate: Candidate) -> Iterator[str]:
    facts = (candidate.id, candidate.country, candidate.office, _held(candidate))
    chosen = " · the answer" if candidate.chosen else ""
    yield f"  {number:2d} {candidate.name} · {' · '.join(fact for fact in facts if fact)}{chosen}"
    name = "whole name" if candidate.whole else "bare name"
    by = f"similar name ({candidate.similarity:g})" if candidate.by == "similar" else _BY.get(candidate.by)
    reasons = (by, name if candidate.by != "phrase" else None, f"prominence {candidate.prominence}", candidate.why)
    yield f"     {' · '.join(reason for reason in (*reasons, candidate.source) if reason)}"


def _held(candidate: Candidate) -> str | None:
    if candidate.start is None and candidate.end is None:
        return None
    return f"since {candidate.start}" if candidate.end is None else f"{candidate.start or ''}–{candidate.end}"
