"""Which candidates tell something of their own: doubles, echoes, topics and mere reports are left out."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ontology.codebook import Predicate
from dragoman.record.candidates import STOPPING, Candidate
from dragoman.record.participants import SPEECH
from dragoman.record.status import is_guessed, is_told_as_past


def echoes(candidates: tuple[Candidate, ...]) -> dict[int, Candidate]:
    """Candidates that only repeat their governor's event, by the governor's token."""
    by_trigger = {c.trigger: c for c in candidates}
    return {c.sentence.tokens[c.trigger].head: c for c in candidates if _repeats(c, by_trigger)}


def without_doubles(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """One candidate where verb and noun tell the same event ("signed an agreement", "launched a strike").

    The verb's frame speaks for both if it asks for that very noun; otherwise the noun does, with the verb as its
    light verb, unless the verb is a speech act about the noun's event.
    """
    by_trigger = {c.trigger: c for c in candidates}
    dropped = {c.trigger for c in candidates if _repeats(c, by_trigger)}
    for noun in candidates:
        if noun.predicate.pos != "noun":
            continue
        for verb in _verbs_over(noun, by_trigger):
            carried = noun.light is not None and noun.light.noun != "subj" and verb.trigger == noun.light_token
            if noun.light is not None and noun.light.effect in STOPPING and verb.trigger != noun.light_token:
                continue  # "lifts the curfew that was declared in May": two events
            if carried and verb.predicate.type == noun.predicate.type:
                dropped.add(verb.trigger)  # the noun knows the manner, and its verb's arguments besides
            elif _kills(noun, verb):
                dropped.add(verb.trigger)
            elif verb.predicate.type in SPEECH and _has_parties(noun):
                continue  # "supports the deal between X and Y": two events
            elif _asks_for_noun(verb.predicate) or verb.predicate.type == noun.predicate.type:
                dropped.add(noun.trigger)
            elif carried and noun.light is not None and not noun.light.speech:
                dropped.add(verb.trigger)
    return tuple(c for c in candidates if c.trigger not in dropped)


def is_topic(candidate: Candidate, candidates: tuple[Candidate, ...]) -> bool:
    """Whether a demand is only what a protest is about: "marched to demand that X be freed"."""
    token = candidate.sentence.tokens[candidate.trigger]
    governs = (c for c in candidates if c.predicate.type == "PROTEST" and token.head in (c.trigger, c.clause))
    return candidate.predicate.type == "REQUEST" and token.deprel == "advcl" and any(governs)


def _kills(noun: Candidate, verb: Candidate) -> bool:
    """Whether an attack is the subject of what it did: "a car bomb killed nine"; the noun knows the manner."""
    carried = noun.light is not None and noun.light.noun == "subj" and verb.trigger == noun.light_token
    return carried and noun.predicate.type == verb.predicate.type == "ASSAULT" and verb.predicate.mode is None


def _has_parties(noun: Candidate) -> bool:
    """Whether a noun names two sides of its own."""
    return len(noun.slots.get("between", ())) > 1 or bool(noun.slots.get("poss") and noun.slots.get("with"))


def _repeats(candidate: Candidate, by_trigger: dict[int, Candidate]) -> bool:
    """Whether a clause only says what its governor's event was for: "met to discuss", "held talks to negotiate"."""
    sentence, token = candidate.sentence, candidate.sentence.tokens[candidate.trigger]
    governor = by_trigger.get(token.head)
    relation = token.deprel.split(":")[0]
    if governor is None or relation not in ("advcl", "acl", "xcomp") or token.deprel == "acl:relcl":
        return False
    if sentence.dependents(candidate.trigger, "nsubj", "nsubj:pass"):
        return False  # "recalled its envoy after Lima had expelled two diplomats"
    return governor.predicate.type == candidate.predicate.type


def only_reports(candidate: Candidate) -> bool:
    """Whether a promise or threat is none, because it tells what is past or only guesses.

    "Announced that they had dissolved parliament"; "warned that people could lose their homes".
    """
    if candidate.predicate.type not in ("AGREE", "CONCEDE", "THREATEN"):
        return False
    clauses = candidate.slots.get("ccomp", ())
    return bool(clauses) and all(
        is_told_as_past(candidate.sentence, c) or is_guessed(candidate.sentence, c) for c in clauses
    )


def _asks_for_noun(frame: Predicate) -> bool:
    """Whether a verb's frame names the noun it goes with."""
    return bool(frame.object or frame.fixed_object or frame.oblique)


def _verbs_over(noun: Candidate, by_trigger: dict[int, Candidate]) -> Iterator[Candidate]:
    """Verb candidates that have the noun as their object, in their fixed phrase, or carry it."""
    for verb in by_trigger.values():
        slot = verb.predicate.oblique[0] if verb.predicate.oblique else "obj"
        if verb.predicate.pos == "verb" and (
            noun.trigger in verb.slots.get(slot, ()) or noun.light_token == verb.trigger
        ):
            yield verb
