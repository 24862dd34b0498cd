"""Who takes a measure that is told without its taker.

"Published a list of goods that will face tariffs": whose list it is. "The minister said tariffs on Mexico will take effect":
who announces them. "The tariffs on Mexico took effect": whose measures against Mexico were told before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.record.arguments import INSTRUMENTS, arguments
from dragoman.record.drafts import Draft
from dragoman.record.parties import Parties
from dragoman.types.record import FACTUAL

OFFICIAL = frozenset({"GOV", "LEG"})
DUE = FACTUAL | {"planned"}


def with_takers(drafts: tuple[Draft, ...], parties: Parties) -> tuple[Draft, ...]:
    """Sanctions on a state without an actor take who publishes or announces them, or who was told to impose them."""
    done: list[Draft] = []
    for draft in drafts:
        if draft.type == "SANCTION" and draft.mode == "discontinue" and not draft.sides.actors:
            draft = _taken(draft, done, parties)
        done.append(draft)
    return tuple(done)


def _taken(draft: Draft, done: Iterable[Draft], parties: Parties) -> Draft:
    if draft.status not in DUE:
        return draft
    found = (_abroad(who, draft, parties) for who in (_publisher(draft, parties), _announcer(draft, parties)))
    actors = next((who for who in found if who), ())
    if actors:
        return replace(draft, sides=draft.sides.with_actors(actors, "announcer"))
    hit = parties.countries(draft.sides.recipients) - {"*"}
    before = (o.sides.actors for o in reversed(list(done)) if _is_measure(o) and parties.countries(o.sides.recipients) & hit)
    told = next((actors for actors in before if actors), ())
    return replace(draft, sides=draft.sides.with_actors(told, "told")) if told else draft


def _is_measure(draft: Draft) -> bool:
    return "SANCTION" in (draft.type, draft.planned_type) and draft.status not in ("denied", "hypothetical")


def _publisher(draft: Draft, parties: Parties) -> tuple[str, ...]:
    """Whose list, order or law it is that tells of the measure."""
    sentence = draft.candidate.sentence
    for above in sentence.ancestors(draft.candidate.clause):
        token = sentence.tokens[above]
        if token.lemma.lower() in INSTRUMENTS and token.deprel == "obj":
            return parties.of_tokens(sentence, arguments(sentence, token.head).get("subj"))
    return ()


def _announcer(draft: Draft, parties: Parties) -> tuple[str, ...]:
    """The official or state that says that a measure will be taken."""
    sentence = draft.candidate.sentence
    clause = sentence.tokens[draft.candidate.clause]
    if clause.deprel != "ccomp" or draft.status != "planned":
        return ()
    said = parties.of_tokens(sentence, arguments(sentence, clause.head).get("subj"))
    return tuple(actor for actor in said if not (sector := parties.sectors(actor)[:1]) or sector[0] in OFFICIAL)


def _abroad(found: tuple[str, ...], draft: Draft, parties: Parties) -> tuple[str, ...]:
    hit = parties.countries(draft.sides.recipients)
    return tuple(actor for actor in found if parties.country(actor) and parties.country(actor) not in hit)
