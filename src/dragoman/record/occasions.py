"""Whom a measure answers, where only its occasion says so.

"Recalled its envoy after Somalia had sold the blocks", "broke off the talks, accusing the rebels of murder", "relations
between the two have been strained since Egypt withdrew its ambassador".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.record.arguments import arguments, preposition
from dragoman.record.discourse import are_at_odds
from dragoman.record.drafts import Draft
from dragoman.record.parties import Parties
from dragoman.types.analysis import ROOT, Sentence

ANSWERING = frozenset({"SANCTION", "REJECT"})
# What opens a clause or a phrase that says why.
WHY = frozenset({"after", "because", "since", "as", "over", "following", "because of", "amid"})
BEHIND = ("response", "retaliation", "protest", "reply", "reaction")


def with_occasions(drafts: tuple[Draft, ...], parties: Parties) -> tuple[Draft, ...]:
    """Measures without a recipient take the party that gave occasion to them, if it is at odds with their actors."""
    return tuple(_answering(draft, drafts, parties) if _is_open(draft) else draft for draft in drafts)


def _is_open(draft: Draft) -> bool:
    return draft.type in ANSWERING and bool(draft.sides.actors) and not draft.sides.recipients


def _answering(draft: Draft, drafts: Iterable[Draft], parties: Parties) -> Draft:
    near = (_others(found, draft, parties) for found in (*_below(draft, parties), *_above(draft, drafts)))
    others = next((found for found in near if found), ())
    return replace(draft, sides=draft.sides.with_recipients(others, "occasion")) if others else draft


def _below(draft: Draft, parties: Parties) -> Iterator[tuple[str, ...]]:
    """Parties of what the clause says it was done for: who did that, then to whom it was done."""
    sentence = draft.candidate.sentence
    for child in sentence.children[draft.candidate.clause]:
        relation = sentence.tokens[child].deprel.split(":")[0]
        if relation == "advcl" and _is_reason(sentence, child):
            inner = arguments(sentence, child)
            for slot in ("subj", "obj", "of", "against"):
                yield parties.of_tokens(sentence, inner.get(slot))
        elif relation == "obl" and preposition(sentence, child) in WHY:
            yield parties.of_tokens(sentence, (child,))
        elif relation == "obl" and sentence.tokens[child].lemma.lower() in BEHIND:
            aims = (t for t in sentence.dependents(child, "nmod") if preposition(sentence, t) in ("to", "for", "at", "against"))
            yield parties.of_tokens(sentence, aims)


def _is_reason(sentence: Sentence, clause: int) -> bool:
    """Whether a clause says why: by its opening word, or as a bare participle ("accusing the rebels")."""
    marks = {sentence.tokens[m].lemma.lower() for m in sentence.dependents(clause, "mark")}
    return bool(marks & WHY) or (not marks and sentence.tokens[clause].text.lower().endswith("ing"))


def _above(draft: Draft, drafts: Iterable[Draft]) -> Iterator[tuple[str, ...]]:
    """The parties of the event that the measure gives the reason for, or that is told in one breath with it."""
    token = draft.candidate.sentence.tokens[draft.candidate.clause]
    if token.head == ROOT:
        return
    relation = token.deprel.split(":")[0]
    for other in drafts:
        if other.sentence == draft.sentence and token.head == other.candidate.clause:
            if relation == "advcl" or (relation == "conj" and other.sides.actors == draft.sides.actors):
                yield other.sides.recipients
                yield other.sides.actors


def _others(found: tuple[str, ...], draft: Draft, parties: Parties) -> tuple[str, ...]:
    """The parties that the rule found, as far as they are at odds with the actors."""
    known = (actor for actor in found if parties.country(actor))
    return tuple(actor for actor in known if are_at_odds(draft.sides.actors, (actor,), parties))
