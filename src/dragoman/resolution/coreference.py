"""Pronouns of the third person: who "he", "its" or "their" are, by agreement and salience."""

from __future__ import annotations

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.discourse import Discourse, Reference
from dragoman.resolution.noun_phrases import base, conjuncts_from, first_conjunct, is_plural
from dragoman.resolution.salience import PLURAL, REACH, best
from dragoman.types.analysis import ROOT, Sentence
from dragoman.types.resolution import MentionRule

_MASCULINE, _FEMININE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_STATE_KINDS = frozenset({"state", "organisation", "group", "bloc"})


def resolve_pronoun(discourse: Discourse, sentence: Sentence, index: int) -> Reference | None:
    """What a personal or possessive pronoun of the third person denotes; None where it is no party."""
    token = sentence.tokens[index]
    word = token.text.lower()
    if word in _MASCULINE | _FEMININE:
        gender = "Masc" if word in _MASCULINE else "Fem"
        found = best(discourse, sentence, index, lambda r: _is_one_person(discourse, r, gender))
        if found is not None:
            discourse.genders.setdefault(found.actors[0].id, gender)
        return _pronoun(sentence, index, found)
    if word in _NEUTER:
        return _neuter(discourse, sentence, index)
    if word in PLURAL:
        return _plural(discourse, sentence, index)
    return None


def _pronoun(
    sentence: Sentence, index: int, found: Reference | None, plural: bool = False, how: MentionRule = "pronoun"
) -> Reference | None:
    """The pronoun as a mention of what was found for it."""
    if found is None or not found.actors:
        return None
    back = found.sentence, found.head
    return Reference(sentence.index, index, index, index, "pronoun", found.actors, plural, how=how, back=back)


def _neuter(discourse: Discourse, sentence: Sentence, index: int) -> Reference | None:
    """ "it" and "its": a state or body, where the slot is one that parties fill."""
    token = sentence.tokens[index]
    words = actor_words()
    governor = sentence.tokens[token.head] if token.head != ROOT else None
    relation = base(token.deprel)
    if relation == "expl" or governor is None:
        return None
    if token.deprel != "nmod:poss":
        agent = token.deprel == "nsubj" and (
            governor.lemma.lower() in words.agent_verbs or _copula_under_speech(sentence, token.head)
        )
        patient = (
            relation in {"obj", "iobj"} or token.deprel == "nsubj:pass"
        ) and governor.lemma.lower() in words.party_object_verbs
        if not (agent or patient):
            return None
    elif _thing_owns(discourse, sentence, index):
        return None
    found = best(discourse, sentence, index, lambda r: _is_one_body(discourse, r))
    return _pronoun(sentence, index, found)


def _copula_under_speech(sentence: Sentence, predicate: int) -> bool:
    """ "X says it is neutral": the complement of a speech verb is about its speaker."""
    token = sentence.tokens[predicate]
    if token.deprel != "ccomp" or token.head == ROOT:
        return False
    return sentence.tokens[token.head].lemma.lower() in actor_words().speech_verbs


def _thing_owns(discourse: Discourse, sentence: Sentence, index: int) -> bool:
    """Whether "its" goes back to the nearest subject and that is a thing ("The deal and its terms")."""
    for above in sentence.ancestors(index):
        for subject in sentence.dependents(above, "nsubj"):
            if subject < index and sentence.tokens[subject].upos == "NOUN":
                reference = discourse.references.get((sentence.index, subject))
                return reference is None and not is_plural(sentence, subject)
            if subject < index:
                return False
    return False


def _plural(discourse: Discourse, sentence: Sentence, index: int) -> Reference | None:
    if sentence.tokens[index].deprel == "nmod:poss" and _things_own(discourse, sentence, index):
        return None
    groups = _coordinations(discourse, sentence, index)
    found = best(discourse, sentence, index, _is_many, groups)
    return _pronoun(sentence, index, found, plural=True)


def _things_own(discourse: Discourse, sentence: Sentence, index: int) -> bool:
    """Whether "their" goes back to a plural thing of its own clause ("ties at their highest point")."""
    for above in list(sentence.ancestors(index))[:2]:
        for other in sentence.dependents(above, "nsubj", "obj"):
            token = sentence.tokens[other]
            if other < index and token.upos == "NOUN" and is_plural(sentence, other):
                return discourse.references.get((sentence.index, other)) is None
    return False


def _coordinations(discourse: Discourse, sentence: Sentence, index: int) -> list[Reference]:
    """Coordinated parties taken as one: "Beijing and Moscow, …, their cooperation"."""
    found: list[Reference] = []
    for at in range(max(0, sentence.index - REACH), sentence.index + 1):
        inside = discourse.sentences[at]
        for reference in discourse.in_sentence(at):
            if at == sentence.index and reference.head >= index:
                continue
            if first_conjunct(inside, reference.head) != reference.head:
                continue
            parts = [discourse.references.get((at, member)) for member in conjuncts_from(inside, reference.head)]
            actors = tuple(dict.fromkeys(actor for part in parts if part is not None for actor in part.actors))
            if len(actors) > len(reference.actors):
                found.append(
                    Reference(at, reference.head, reference.first, reference.last, reference.kind, actors, plural=True)
                )
    return found


def _is_one_person(discourse: Discourse, reference: Reference, gender: str) -> bool:
    if len(reference.actors) != 1 or not reference.is_person:
        return False
    return discourse.gender(reference.actors[0]) in {gender, None}


def _is_one_body(discourse: Discourse, reference: Reference) -> bool:
    """Whether a party can be "it"; an army has many members and is one all the same."""
    several = reference.plural and is_plural(discourse.sentences[reference.sentence], reference.head)
    if len(reference.actors) != 1 or several:
        return False
    return reference.actors[0].kind in _STATE_KINDS and reference.kind in {"name", "nominal", "pronoun"}


def _is_many(reference: Reference) -> bool:
    if len(reference.actors) > 1 or reference.plural:
        return True
    return reference.actors[0].kind in {"group", "organisation"} if reference.actors else False


def resolve_cataphor(discourse: Discourse, sentence: Sentence, index: int) -> Reference | None:
    """A pronoun in an opening phrase or clause takes the subject of the main clause after it ("In his speech, Xi …")."""
    word = sentence.tokens[index].text.lower()
    personal = word in _MASCULINE | _FEMININE
    possessive = sentence.tokens[index].deprel == "nmod:poss"
    if not personal and not (possessive and word in _NEUTER):
        return None
    for subject in sentence.dependents(sentence.root, "nsubj"):
        reference = discourse.references.get((sentence.index, subject))
        if reference is None or subject < index or subject in sentence.ancestors(index):
            continue
        if personal == reference.is_person and len(reference.actors) == 1:
            return _pronoun(sentence, index, reference, how="cataphor")
    return None
