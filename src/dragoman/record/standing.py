"""Membership, mediation, occupation, recognition, support and sanctions in force."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record.arguments import arguments, conjuncts, preposition
from dragoman.record.relation_context import RelationDraft, Surroundings
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT
from dragoman.types.record import RelationKind

BODIES = ("organisation", "bloc")
AID_KINDS = frozenset({"military", "financial", "economic", "humanitarian", "diplomatic", "political", "material", "security"})


def memberships(here: Surroundings) -> Iterator[RelationDraft]:
    """ "X is a member of B", "B member X", "X, a B member": X is the subject, the body the object."""
    for token in here.nouns(here.patterns.words["membership.nouns"]):
        if is_negated(here.sentence, token):
            continue
        bodies = [a for a in here.owners(token, "of") if here.parties.actors[a].kind in BODIES]
        members = [a for a in here.subject_of(token) if a not in bodies]
        if bodies and members and here.parties.actors[members[0]].kind == "state":
            yield _draft(here, "membership", members[0], bodies[0], token)


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
            if subjects and (between or objects):
                yield from _mediated(here, subjects[0], sides or _belligerents(here, subjects[0]), token)


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
            yield _draft(here, "mediation", mediator, side, token)


def _belligerents(here: Surroundings, mediator: str) -> tuple[str, ...]:
    """Where a war is ended without a name: the invaded side of the one war that the document can mean."""
    if here.day is None:
        return ()
    named = {here.parties.country(state) for state in here.states}
    wars = [w for w in here.patterns.wars if w.on(here.day) and set(w.parties) <= named and w.parties[0] != w.parties[1]]
    wars = [w for w in wars if here.parties.country(mediator) not in w.parties]
    state = here.of_country(wars[0].parties[1]) if len(wars) == 1 else None
    return (state,) if state else ()


def occupations(here: Surroundings) -> Iterator[RelationDraft]:
    """ "Y's occupation of X", "Y-occupied X": the occupier is the subject."""
    for token in here.nouns(here.patterns.words["occupation.nouns"]):
        yield from _between(here, "occupation", here.owners(token, "by"), here.phrase(token, "of"), token)
    for token, word in enumerate(here.sentence.tokens):
        if here.has(token, "occupation.participles") and word.deprel == "amod" and word.head != ROOT:
            yield from _between(here, "occupation", _before(here, token), here.actors((word.head,)), token)
        elif word.upos == "VERB" and here.has(token, "occupation.verbs"):
            found = arguments(here.sentence, token)
            yield from _between(here, "occupation", here.actors(found.get("subj")), here.actors(found.get("obj")), token)


def recognitions(here: Surroundings) -> Iterator[RelationDraft]:
    """ "X recognises Y (as a state)", "X's recognition of Y"."""
    for token, word in enumerate(here.sentence.tokens):
        if word.upos == "VERB" and here.has(token, "recognition.verbs") and not is_negated(here.sentence, token):
            found = arguments(here.sentence, token)
            recognised = [t for t in found.get("obj") if here.parties.exact(here.sentence, t)]
            yield from _between(here, "recognition", here.actors(found.get("subj")), here.actors(recognised), token)
    for token in here.nouns(here.patterns.words["recognition.nouns"]):
        yield from _between(here, "recognition", here.owners(token, "by"), here.phrase(token, "of"), token)


def supports(here: Surroundings) -> Iterator[RelationDraft]:
    """ "X-backed Y", "X, a backer of Y", "X's military support for Y"."""
    words = here.patterns.words
    for token, word in enumerate(here.sentence.tokens):
        if here.has(token, "support.participles") and word.deprel == "amod" and word.head != ROOT:
            yield from _between(here, "support", _before(here, token), here.actors((word.head,)), token)
    for token in here.nouns(words["support.nouns"]):
        yield from _between(here, "support", here.subject_of(token), here.owners(token, "of"), token)
    for token in here.nouns(words["support.aid"]):
        if here.modifiers(token) & AID_KINDS:
            receivers = here.phrase(token, "to", "for")
            givers = [a for a in here.owners(token, "from", "by") if a not in receivers]
            yield from _between(here, "support", tuple(givers), receivers, token)


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
        yield from _between(here, "sanctions-in-force", senders, targets, token)


def _before(here: Surroundings, participle: int) -> tuple[str, ...]:
    """ "Russian-occupied", "Iran-backed": the party joined to the participle, or the adjective right before it."""
    sentence = here.sentence
    joined = [c for c in sentence.children[participle] if c < participle]
    siblings = [
        c for c in sentence.dependents(sentence.tokens[participle].head, "amod", "compound") if participle - 3 < c < participle
    ]
    return here.actors(part for c in (*joined, *siblings) for part in conjuncts(sentence, c))


def _between(
    here: Surroundings, kind: RelationKind, subjects: tuple[str, ...], objects: tuple[str, ...], token: int
) -> Iterator[RelationDraft]:
    """One relation from the first subject to the first object that is of another country."""
    for subject in subjects[:1]:
        country = here.parties.country(subject)
        other = next((o for o in objects if o != subject and (country is None or here.parties.country(o) != country)), None)
        if other is not None:
            yield _draft(here, kind, subject, other, token)


def _draft(here: Surroundings, kind: RelationKind, subject: str, other: str, token: int) -> RelationDraft:
    return RelationDraft(kind, here.state(subject), here.state(other), here.sentence.index, token)
