"""Who backs, arms, trains or pays whom, and who works against whom: relations told by verbs and participles."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record.arguments import arguments
from dragoman.record.relation_context import RelationDraft, Surroundings, before, between
from dragoman.record.status import is_negated
from dragoman.types.analysis import ROOT

AID_KINDS = frozenset({"military", "financial", "economic", "humanitarian", "diplomatic", "political", "material", "security"})
# What is only meant or asked for does not stand yet.
PROSPECTIVE = frozenset({"will", "would", "could", "may", "might", "should", "must", "shall"})


def supports(here: Surroundings) -> Iterator[RelationDraft]:
    """ "X-backed Y", "X, a backer of Y", "X's military support for Y", "X arms Y", "X sells missiles to Y"."""
    words = here.patterns.words
    for token, word in enumerate(here.sentence.tokens):
        if here.has(token, "support.participles") and word.deprel == "amod" and word.head != ROOT:
            yield from between(here, "support", before(here, token), here.actors((word.head,)), token)
        elif word.upos == "VERB":
            yield from _by_verb(here, token)
    for token in here.nouns(words["support.nouns"]):
        yield from between(here, "support", here.subject_of(token), here.owners(token, "of"), token)
    for token in here.nouns(words["support.aid"]):
        if here.modifiers(token) & AID_KINDS:
            receivers = here.phrase(token, "to", "for")
            givers = [a for a in here.owners(token, "from", "by") if a not in receivers]
            yield from between(here, "support", tuple(givers), receivers, token)


def rivalries(here: Surroundings) -> Iterator[RelationDraft]:
    """ "X seeks to counter Y's influence"."""
    for token, word in enumerate(here.sentence.tokens):
        if word.upos == "VERB" and here.has(token, "rivalry.verbs") and not is_negated(here.sentence, token):
            found = arguments(here.sentence, token)
            rivals = [a for o in found.get("obj") for a in (*here.parties.exact(here.sentence, o), *here.owners(o, "of", "from"))]
            yield from between(here, "tension", here.actors(found.get("subj")), tuple(rivals), token)


def _by_verb(here: Surroundings, token: int) -> Iterator[RelationDraft]:
    """Support as a standing practice: in the present or the perfect, and nobody's plan."""
    if not _stands(here, token):
        return
    found = arguments(here.sentence, token)
    subjects, objects = found.get("subj"), found.get("obj")
    if any(here.sentence.tokens[t].feat("Person") == "1" for t in subjects):  # what "we" support is a stand, no practice
        return
    givers = here.actors(subjects)
    if here.has(token, "support.givers") and any(here.has(o, "support.arms") for o in objects):
        yield from between(here, "support", givers, here.phrase(token, "to"), token)
    if here.has(token, "support.services"):
        receivers = tuple(a for o in objects for a in (*here.parties.exact(here.sentence, o), *here.owners(o)))
        yield from between(here, "support", givers, receivers, token)
    elif here.has(token, "support.verbs"):
        receivers = tuple(a for o in objects for a in here.parties.exact(here.sentence, o))
        yield from between(here, "support", givers, receivers, token)


def _stands(here: Surroundings, token: int) -> bool:
    sentence = here.sentence
    auxiliaries = {sentence.tokens[c].lemma.lower() for c in sentence.dependents(token, "aux")}
    if is_negated(sentence, token) or auxiliaries & PROSPECTIVE or sentence.dependents(token, "nsubj:pass"):
        return False
    word = sentence.tokens[token]
    return "have" in auxiliaries or (word.feat("Tense") == "Pres" and word.feat("VerbForm") == "Fin")
