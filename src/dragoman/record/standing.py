"""Membership, mediation, occupation, recognition and sanctions in force."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record.arguments import arguments, preposition
from dragoman.record.relation_context import RelationDraft, Surroundings, before, between, draft
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT

BODIES = ("organisation", "bloc")


def memberships(here: Surroundings) -> Iterator[RelationDraft]:
    """ "X is a member of B", "B member X", "X, a B member": X is the subject, the body the object."""
    for token in here.nouns(here.patterns.words["membership.nouns"]):
        if is_negated(here.sentence, token):
            continue
        bodies = [a for a in here.owners(token, "of") if here.parties.actors[a].kind in BODIES]
        members = [a for a in here.subject_of(token) if a not in bodies]
        if bodies and members and here.parties.actors[members[0]].kind == "state":
            yield draft(here, "membership", members[0], bodies[0], token)


def mediations(here: Surroundings) -> Iterator[RelationDraft]:
    """A mediator, and who is mediated between; of a war that is named by its country, that country."""
    for token in here.nouns(here.patterns.words["mediation.nouns"]):
        for actor in here.subject_of(token)[:1]:
            sides = here.phrase(token, "between", "in", "of", "for") or here.owners(token) or _conflict(here, token)
            yield from _mediated(here, actor, sides, token)
    for token, word in enumerate(here.sentence.tokens):
        if word.upos == "VERB" and here.has(token, "mediation.verbs"):
            found = arguments(here.sentence, token)
            subjects = here.actors(found.get("subj"))
            objects = [o for o in found.get("obj") if here.has(o, "mediation.objects")]
            between = here.phrase(token, "between", "in")
            sides = between or tuple(a for o in objects for a in here.phrase(o, "between", "in", "to", "with", "of"))
            alone = not found.get("obj") and here.has(token, "mediation.alone") and word.feat("VerbForm") != "Inf"
            if subjects and (between or objects or alone) and not is_negated(here.sentence, token):
                sides = sides or _belligerents(here, subjects[0]) or _foremost(here, subjects[0])
                yield from _mediated(here, subjects[0], sides, token)


def _conflict(here: Surroundings, token: int) -> tuple[str, ...]:
    """Parties that name the quarrel: "a mediator in the Chad conflict", also where the phrase hangs on the verb."""
    sentence = here.sentence
    places = [token, sentence.tokens[token].head] if sentence.tokens[token].head != ROOT else [token]
    children = [c for p in places for c in sentence.dependents(p, "nmod", "obl") if preposition(sentence, c) == "in"]
    return here.parties.of_tokens(sentence, children)


def _mediated(here: Surroundings, mediator: str, sides: tuple[str, ...], token: int) -> Iterator[RelationDraft]:
    own = here.parties.country(mediator)
    for side in sides:
        if here.parties.country(side) != own:
            yield draft(here, "mediation", mediator, side, token)


def _belligerents(here: Surroundings, mediator: str) -> tuple[str, ...]:
    """Where a war is ended without a name: the invaded side of the one war that the document can mean."""
    if here.day is None:
        return ()
    named = {here.parties.country(state) for state in here.states}
    wars = [w for w in here.patterns.wars if w.on(here.day) and set(w.parties) <= named and w.parties[0] != w.parties[1]]
    wars = [w for w in wars if here.parties.country(mediator) not in w.parties]
    state = here.of_country(wars[0].parties[1]) if len(wars) == 1 else None
    return (state,) if state else ()


def _foremost(here: Surroundings, mediator: str) -> tuple[str, ...]:
    """Where nothing says between whom: the state that the document is about, the mediator's own aside."""
    found = [here.of_country(c) for c in here.foremost(here.parties.country(mediator))[:1]]
    return tuple(actor for actor in found if actor is not None)


def occupations(here: Surroundings) -> Iterator[RelationDraft]:
    """ "Y's occupation of X", "Y-occupied X": the occupier is the subject."""
    for token in here.nouns(here.patterns.words["occupation.nouns"]):
        yield from between(here, "occupation", here.owners(token, "by"), here.phrase(token, "of"), token)
    for token, word in enumerate(here.sentence.tokens):
        if here.has(token, "occupation.participles") and word.deprel == "amod" and word.head != ROOT:
            yield from between(here, "occupation", before(here, token), here.actors((word.head,)), token)
        elif word.upos == "VERB" and here.has(token, "occupation.verbs"):
            found = arguments(here.sentence, token)
            yield from between(here, "occupation", here.actors(found.get("subj")), here.actors(found.get("obj")), token)


def recognitions(here: Surroundings) -> Iterator[RelationDraft]:
    """ "X recognises Y (as a state)", "X's recognition of Y"."""
    for token, word in enumerate(here.sentence.tokens):
        if word.upos == "VERB" and here.has(token, "recognition.verbs") and not is_negated(here.sentence, token):
            found = arguments(here.sentence, token)
            recognised = [t for t in found.get("obj") if here.parties.exact(here.sentence, t)]
            states = tuple(a for a in here.actors(recognised) if here.parties.actors[a].kind in ("state", "group"))
            yield from between(here, "recognition", here.actors(found.get("subj")), states, token)
    for token in here.nouns(here.patterns.words["recognition.nouns"]):
        yield from between(here, "recognition", here.owners(token, "by"), here.phrase(token, "of"), token)


def sanctions(here: Surroundings) -> Iterator[RelationDraft]:
    """ "Y's sanctions on X" that stand; those just imposed or lifted are events."""
    for token in here.nouns(here.patterns.words["sanctions.nouns"]):
        word = here.sentence.tokens[token]
        if word.head != ROOT and word.deprel in ("obj", "nsubj:pass") and here.has(word.head, "sanctions.acts"):
            continue
        targets = here.phrase(token, "on", "against", "upon")
        if not targets and word.deprel == "obl" and preposition(here.sentence, token) == "under":
            targets = here.actors(arguments(here.sentence, word.head).get("subj"))
        senders = tuple(a for a in here.owners(token, "by", "from") if a not in targets)
        yield from between(here, "sanctions-in-force", senders, targets, token)
