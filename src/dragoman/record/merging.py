"""One event told in several sentences of a report is one event."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record.drafts import Draft
from dragoman.record.parties import Parties
from dragoman.types.record import EventTime, Status

REAL: frozenset[Status] = frozenset({"happened", "ongoing", "alleged", "denied"})


@dataclass(frozen=True, slots=True)
class Timed:
    """A draft with the time that its sentence gives it."""

    draft: Draft
    time: EventTime | None


def group(drafts: tuple[Timed, ...], parties: Parties) -> tuple[tuple[Timed, ...], ...]:
    """Drafts grouped by event, the fullest telling of each first; groups in text order."""
    groups: list[list[Timed]] = []
    for timed in drafts:
        home = next((g for g in groups if any(sameness(timed, other, parties) for other in g)), None)
        if home is None:
            groups.append([timed])
        else:
            home.append(timed)
    return tuple(tuple(sorted(g, key=_poorness)) for g in groups)


def sameness(one: Timed, two: Timed, parties: Parties) -> tuple[str, ...] | None:
    """On what grounds two drafts tell one event, beside type and actors; None where they tell two."""
    a, b = one.draft, two.draft
    if (a.type, a.planned_type) != (b.type, b.planned_type) or (a.status in REAL) != (b.status in REAL):
        return None
    if parties.countries(a.sides.actors) != parties.countries(b.sides.actors):
        return None
    if a.mode and b.mode and a.mode != b.mode:
        return None
    # "signed a pact", "upgraded ties"
    joint = a.candidate.predicate.symmetric and b.candidate.predicate.symmetric
    matter = "a deed, no words" if not a.speech else "both sides do it" if joint else _same_matter(a, b)
    grounds = (_recipients_agree(a, b, parties), _times_agree(one.time, two.time), matter)
    return tuple(ground for ground in grounds if ground) if all(grounds) else None


def _recipients_agree(a: Draft, b: Draft, parties: Parties) -> str | None:
    """Equal, or left out by a noun that takes the event up again ("the visit", "his attack")."""
    if a.speech and _are_other_persons(a.sides.recipients, b.sides.recipients, parties):
        return None  # "asked the minister", "asked the general": two questions, though both are of one country
    if parties.countries(a.sides.recipients) == parties.countries(b.sides.recipients):
        return "the same recipients"
    bare = [d for d in (a, b) if not d.sides.recipients]
    if not bare or a.speech:
        return None
    if any(d.candidate.predicate.pos == "noun" for d in bare):
        return "a noun takes it up again without recipient"
    return "the same word without recipient" if _lemma(a) == _lemma(b) else None


def _are_other_persons(one: tuple[str, ...], two: tuple[str, ...], parties: Parties) -> bool:
    """Whether both sides name persons only and have none in common."""
    return bool(one and two) and all(map(parties.is_person, (*one, *two))) and not set(one) & set(two)


def _same_matter(a: Draft, b: Draft) -> str | None:
    """Two speech acts are one if they use the same word, stand together, or one of them only implies it."""
    if a.implied or b.implied:
        return "one is only implied by a claim"
    if _lemma(a) == _lemma(b):
        return "the same word"
    return "the same mode in one sentence" if a.sentence == b.sentence and a.mode == b.mode else None


def _lemma(draft: Draft) -> str:
    return draft.candidate.sentence.tokens[draft.candidate.trigger].lemma.lower()


def _times_agree(one: EventTime | None, two: EventTime | None) -> str | None:
    """Whether the intervals may be the same: one unknown, or one inside the other as far as both are precise."""
    if one is None or two is None or one.assumed or two.assumed or not one.start or not two.start:
        return "no other time is named"
    length = min(len(one.start), len(two.start))
    return "the same time" if one.start[:length] == two.start[:length] else None


def _poorness(timed: Timed) -> tuple[int, int, int]:
    """Sort key: most parties, then an explicit time, then text order."""
    draft = timed.draft
    named = len(draft.sides.actors) + len(draft.sides.recipients)
    explicit = timed.time is not None and not timed.time.assumed
    return (-named, -int(explicit), draft.sentence)
