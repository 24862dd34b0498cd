"""Filters → SQL conditions with parameters. Pure functions; ``f`` is the table of facts, parties are found by key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.store.filters import ClaimFilter, DocumentFilter, EventFilter, RelationFilter

Parameter = str | int | float

# The actors that a key stands for, and the events in which one of them has a role.
_ACTORS = "(SELECT actor FROM actor_keys WHERE key = ?)"
_WITH_ROLE = f"f.seq IN (SELECT event FROM event_parties WHERE role = ? AND actor IN {_ACTORS})"
_WITH_PARTY = f"f.seq IN (SELECT event FROM event_parties WHERE actor IN {_ACTORS})"
_ONE_SIDED = "EXISTS (SELECT 1 FROM event_parties WHERE event = f.seq AND role = 'recipient')"
_ABOUT = f"""(f.against IN {_ACTORS} OR f.seq IN (
  SELECT claim FROM claim_events JOIN event_parties USING (event) WHERE actor IN {_ACTORS}))"""
_WITH_WORDS = """f.document IN (
  SELECT id FROM documents WHERE seq IN (SELECT rowid FROM document_words WHERE document_words MATCH ?))"""
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Condition:
    sql: str
    parameters: tuple[Parameter, ...] = ()


def where(conditions: Sequence[Condition | None]) -> Condition:
    """All of them; TRUE where there is none."""
    held = [condition for condition in conditions if condition is not None]
    sql = " AND ".join(condition.sql for condition in held) or "TRUE"
    return Condition(sql, tuple(parameter for condition in held for parameter in condition.parameters))


def document_conditions(wanted: DocumentFilter) -> Condition:
    return where(
        [
            _since("f.published", wanted.since),
            _until("f.published", wanted.until),
            _equal("f.publisher", wanted.publisher, "COLLATE NOCASE"),
            _words("f.id", wanted.words),
        ]
    )


def event_conditions(wanted: EventFilter) -> Condition:
    return where(
        [
            _events_between(wanted.between),
            _role("actor", wanted.actor),
            _role("recipient", wanted.recipient),
            Condition(_WITH_PARTY, (wanted.country,)) if wanted.country else None,
            _one_of("f.type", wanted.types),
            _modes(wanted.modes),
            _one_of("f.status", wanted.statuses),
            _place(wanted.place),
            _since("f.last_day", wanted.since),
            _until("f.first_day", wanted.until),
            _words("f.document", wanted.words),
            Condition("f.confidence >= ?", (wanted.confidence,)) if wanted.confidence is not None else None,
            Condition("substr(f.id, 1, ?) = ?", (len(wanted.id), wanted.id)) if wanted.id else None,
        ]
    )


def claim_conditions(wanted: ClaimFilter) -> Condition:
    return where(
        [
            _claims_between(wanted.between),
            Condition(f"f.speaker IN {_ACTORS}", (wanted.speaker,)) if wanted.speaker else None,
            Condition(_ABOUT, (wanted.about, wanted.about)) if wanted.about else None,
            _one_of("f.stance", wanted.stances),
            Condition("f.disputed = 1") if wanted.disputed else None,
            _since("f.day", wanted.since),
            _until("f.day", wanted.until),
            Condition("f.day < '9999-12-31'") if wanted.since or wanted.until else None,
            _words("f.document", wanted.words),
        ]
    )


def relation_conditions(wanted: RelationFilter) -> Condition:
    dated = "(f.first_day IS NOT NULL OR f.last_day IS NOT NULL)"
    return where(
        [
            _relations_between(wanted.between),
            _relation_party(wanted.party),
            _one_of("f.kind", wanted.kinds),
            _since("coalesce(f.last_day, '9999-12-31')", wanted.since),
            _until("coalesce(f.first_day, '0000-01-01')", wanted.until),
            Condition(dated) if wanted.since or wanted.until else None,
            _words("f.document", wanted.words),
        ]
    )


def match_expression(words: Sequence[str]) -> str:
    """An FTS5 expression for all of the words (or phrases), each taken literally; what has no letter is left out."""
    literal = (word.replace("\0", " ").replace('"', '""') for word in words if _WORD.search(word))
    return " ".join(f'"{word}"' for word in literal)


def _events_between(pair: tuple[str, str] | None) -> Condition | None:
    if pair is None:
        return None
    one, other = pair
    directed = f"({_WITH_ROLE} AND {_WITH_ROLE})"
    if one == other:
        return Condition(directed, ("actor", one, "recipient", one))
    return Condition(
        f"({directed} OR {directed} OR ({_WITH_ROLE} AND {_WITH_ROLE} AND NOT {_ONE_SIDED}))",
        ("actor", one, "recipient", other, "actor", other, "recipient", one, "actor", one, "actor", other),
    )


def _claims_between(pair: tuple[str, str] | None) -> Condition | None:
    if pair is None:
        return None
    directed = f"(f.speaker IN {_ACTORS} AND {_ABOUT})"
    one, other = pair
    return Condition(f"({directed} OR {directed})", (one, other, other, other, one, one))


def _relations_between(pair: tuple[str, str] | None) -> Condition | None:
    if pair is None:
        return None
    directed = f"(f.subject IN {_ACTORS} AND f.object IN {_ACTORS})"
    return Condition(f"({directed} OR {directed})", (*pair, *reversed(pair)))


def _relation_party(key: str | None) -> Condition | None:
    return Condition(f"(f.subject IN {_ACTORS} OR f.object IN {_ACTORS})", (key, key)) if key else None


def _role(role: str, key: str | None) -> Condition | None:
    return Condition(_WITH_ROLE, (role, key)) if key else None


def _modes(modes: tuple[str, ...]) -> Condition | None:
    if not modes:
        return None
    marks = ", ".join("?" * len(modes))
    return Condition(
        f"f.seq IN (SELECT event FROM event_labels WHERE label = 'mode' AND value IN ({marks}))", tuple(modes)
    )


def _place(place: str | None) -> Condition | None:
    if place is None:
        return None
    return Condition("(f.place = ? OR f.place_name = ? COLLATE NOCASE OR f.place_country = ?)", (place,) * 3)


def _one_of(column: str, values: tuple[str, ...]) -> Condition | None:
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", tuple(values)) if values else None


def _equal(column: str, value: str | None, collation: str) -> Condition | None:
    return Condition(f"{column} = ? {collation}", (value,)) if value is not None else None


def _since(column: str, day: date | None) -> Condition | None:
    return Condition(f"{column} >= ?", (day.isoformat(),)) if day else None


def _until(column: str, day: date | None) -> Condition | None:
    return Condition(f"{column} <= ?", (day.isoformat(),)) if day else None


def _words(column: str, words: tuple[str, ...]) -> Condition | None:
    expression = match_expression(words)
    return Condition(_WITH_WORDS.replace("f.document", column, 1), (expression,)) if expression else None
