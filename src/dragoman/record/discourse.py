"""Recipients that a sentence leaves to what was said before: "Lima called this a pretext and urged restraint"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.record.drafts import Draft
from dragoman.record.parties import Parties
from dragoman.types.record import Claim

AIMED = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONCEDE"})
ANAPHORS = frozenset({"this", "that", "it", "they", "these", "those", "such"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
WORDS = frozenset({"claim", "accusation", "allegation", "assertion", "charge", "report", "criticism", "statement",
                   "remark", "suggestion", "comment"})  # fmt: skip
REACH = 2  # sentences back to look for what "this" or "the proposal" is


def with_recipients(drafts: tuple[Draft, ...], claims: tuple[Claim, ...], parties: Parties) -> tuple[Draft, ...]:
    """Drafts with recipients filled in from the discourse where a speech act must have one.

    What is taken up ("this", "the accusation") is an event told before, or a claim made before.
    """
    done: list[Draft] = []
    for draft in drafts:
        if draft.speech and draft.type in AIMED and not draft.sides.recipients:
            found = _shared(draft, done) or _before(draft, done, claims, parties)
            others = _others(found, draft, parties)
            draft = replace(draft, sides=replace(draft.sides, recipients=others)) if others else draft
        if draft.status == "alleged" and not draft.sides.recipients:
            draft = replace(draft, sides=replace(draft.sides, recipients=_accusers(draft, done, parties)))
        done.append(draft)
    return tuple(done)


def _accusers(draft: Draft, done: Iterable[Draft], parties: Parties) -> tuple[str, ...]:
    """Who accuses the actors of it in the same sentence: the injured side, unless another one is named."""
    own = parties.countries(draft.sides.actors)
    for other in done:
        if other.sentence == draft.sentence and other.type == "ACCUSE":
            if parties.countries(other.sides.recipients) & own and not parties.countries(other.sides.actors) & own:
                return other.sides.actors
    return ()


def _shared(draft: Draft, done: Iterable[Draft]) -> tuple[str, ...]:
    """Recipients of a speech act that this one is coordinated with."""
    token = draft.candidate.sentence.tokens[draft.candidate.clause]
    if token.deprel != "conj":
        return ()
    for other in done:
        if other.sentence == draft.sentence and other.candidate.clause == token.head and other.speech:
            return other.sides.recipients if other.sides.actors == draft.sides.actors else ()
    return ()


def _before(
    draft: Draft, done: list[Draft], claims: tuple[Claim, ...], parties: Parties
) -> tuple[str, ...]:
    """Actors of the event, or the speaker of the claim, that the speech act takes up."""
    if not _takes_up(draft):
        return ()
    own = parties.countries(draft.sides.actors)
    start = draft.candidate.sentence.tokens[draft.candidate.trigger].start
    if _is_about_words(draft):
        said = [c for c in claims if c.content.end <= start and not parties.countries([c.speaker]) & own]
        if said:
            return (max(said, key=lambda c: c.content.end).speaker,)
    for other in reversed(done):
        if draft.sentence - other.sentence > REACH:
            return ()
        if other.sides.actors and not parties.countries(other.sides.actors) & own:
            return other.sides.actors
    return ()


def _takes_up(draft: Draft) -> bool:
    """Whether the speech act is about what was told before: by a pronoun, a definite noun, or as a relative clause."""
    sentence, objects = draft.candidate.sentence, draft.candidate.slots.get("obj", ())
    clause = sentence.tokens[draft.candidate.trigger]
    if clause.deprel == "acl:relcl" and clause.head in objects:  # "…, which Quito denied"
        return True
    for obj in objects:
        token = sentence.tokens[obj]
        determiners = {sentence.tokens[c].lemma.lower() for c in sentence.dependents(obj, "det")}
        if token.lemma.lower() in ANAPHORS | WORDS or (token.upos == "NOUN" and determiners & DEFINITE):
            return True
    return False


def _is_about_words(draft: Draft) -> bool:
    """Whether what is taken up was said rather than done: "the claim", "these accusations"."""
    sentence = draft.candidate.sentence
    return any(sentence.tokens[obj].lemma.lower() in WORDS for obj in draft.candidate.slots.get("obj", ()))


def _others(found: tuple[str, ...], draft: Draft, parties: Parties) -> tuple[str, ...]:
    own = parties.countries(draft.sides.actors) - {"*"}
    return tuple(a for a in found if a not in draft.sides.actors and not parties.countries([a]) & own)
