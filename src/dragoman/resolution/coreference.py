"""Pronouns and anaphoric phrases: who "he", "its", "the ministry" or "both countries" are.

A deterministic resolver in the manner of Lappin and Leass (1994): antecedents that agree in number, gender and kind
are ranked by grammatical role and distance. News is written so that subjects go on; that carries most of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.discourse import Discourse, Reference
from dragoman.resolution.identities import state_actor
from dragoman.resolution.noun_phrases import base, conjuncts_from, determiner, first_conjunct, is_plural, noun
from dragoman.resolution.roles import Description
from dragoman.types.analysis import ROOT, Sentence
from dragoman.types.resolution import Actor

_REACH = 3  # sentences back in which an antecedent is looked for
_DISTANCE = 1.6  # cost of a sentence between
_TOKEN = 0.04  # cost of a token between, within the sentence
_COORDINATED = 1.5  # cost of standing in a coordination, for a singular pronoun
_ROLES = {"nsubj": 2.0, "obj": 0.7, "iobj": 0.7, "obl": 0.3, "nmod": 0.2, "compound": -0.8, "amod": -1.0}
_MAIN_CLAUSE, _OWN_SUBJECT, _REPEATED, _PARALLEL, _AGREES = 0.7, 1.5, 0.25, 0.4, 1.2
_MASCULINE, _FEMININE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_STATE_KINDS = frozenset({"state", "organisation", "group", "bloc"})

Test = Callable[[Reference], bool]


def resolve_pronoun(discourse: Discourse, sentence: Sentence, index: int) -> Reference | None:
    """What a personal or possessive pronoun of the third person denotes; None where it is no party."""
    token = sentence.tokens[index]
    word = token.text.lower()
    if word in _MASCULINE | _FEMININE:
        gender = "Masc" if word in _MASCULINE else "Fem"
        found = _best(discourse, sentence, index, lambda r: _is_one_person(discourse, r, gender))
        if found is not None:
            discourse.genders.setdefault(found.actors[0].id, gender)
        return _pronoun(sentence, index, found.actors if found else ())
    if word in _NEUTER:
        return _neuter(discourse, sentence, index)
    if word in _PLURAL:
        return _plural(discourse, sentence, index)
    return None


def _pronoun(sentence: Sentence, index: int, actors: tuple[Actor, ...], plural: bool = False) -> Reference | None:
    return Reference(sentence.index, index, index, index, "pronoun", actors, plural) if actors else None


def _neuter(discourse: Discourse, sentence: Sentence, index: int) -> Reference | None:
    """ "it" and "its": a state or body, where the slot is one that parties fill."""
    token = sentence.tokens[index]
    words = actor_words()
    governor = sentence.tokens[token.head] if token.head != ROOT else None
    relation = base(token.deprel)
    if relation == "expl" or governor is None:
        return None
    if token.deprel != "nmod:poss":
        agent = relation == "nsubj" and (
            governor.lemma.lower() in words.agent_verbs or _copula_under_speech(sentence, token.head)
        )
        patient = relation in {"obj", "iobj"} and governor.lemma.lower() in words.party_object_verbs
        if not (agent or patient):
            return None
    elif _thing_owns(discourse, sentence, index):
        return None
    found = _best(discourse, sentence, index, _is_one_body)
    return _pronoun(sentence, index, found.actors if found else ())


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
    found = _best(discourse, sentence, index, _is_many, groups)
    return _pronoun(sentence, index, found.actors if found else (), plural=True)


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
    for at in range(max(0, sentence.index - _REACH), sentence.index + 1):
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
    return discourse.genders.get(reference.actors[0].id, gender) == gender


def _is_one_body(reference: Reference) -> bool:
    if len(reference.actors) != 1 or reference.plural:
        return False
    return reference.actors[0].kind in _STATE_KINDS and reference.kind in {"name", "nominal", "pronoun"}


def _is_many(reference: Reference) -> bool:
    if len(reference.actors) > 1 or reference.plural:
        return True
    return reference.actors[0].kind in {"group", "organisation"} if reference.actors else False


def _best(
    discourse: Discourse, sentence: Sentence, index: int, fits: Test, groups: Iterable[Reference] = ()
) -> Reference | None:
    candidates = [r for r in [*groups, *discourse.before(sentence.index, index, _REACH)] if fits(r)]
    others = _co_arguments(discourse, sentence, index)
    candidates = [r for r in candidates if not _excluded(sentence, index, r) and r.actors not in others]
    if not candidates:
        return None
    return min(candidates, key=lambda r: (-_salience(discourse, sentence, index, r), -r.sentence, -r.head))


def _co_arguments(discourse: Discourse, sentence: Sentence, index: int) -> list[tuple[Actor, ...]]:
    """Parties of the subject of the verb that a pronoun is object of: "the army held them" are not the army."""
    token = sentence.tokens[index]
    if token.head == ROOT or base(token.deprel) not in {"obj", "iobj", "obl"} or token.text.lower().endswith("self"):
        return []
    subjects = sentence.dependents(token.head, "nsubj")
    found = (discourse.references.get((sentence.index, subject)) for subject in subjects)
    return [reference.actors for reference in found if reference is not None]


def _excluded(sentence: Sentence, index: int, candidate: Reference) -> bool:
    """Arguments of one predicate are not one party ("Ali met him"), nor is a phrase its own possessor."""
    if candidate.sentence != sentence.index:
        return False
    token = sentence.tokens[index]
    if candidate.first <= index <= candidate.last:
        return True
    own = first_conjunct(sentence, candidate.head)
    same_clause = token.head == sentence.tokens[own].head and token.head != ROOT
    return token.deprel != "nmod:poss" and same_clause and base(token.deprel) != "nsubj"


def _salience(discourse: Discourse, sentence: Sentence, index: int, candidate: Reference) -> float:
    inside = discourse.sentences[candidate.sentence]
    first = first_conjunct(inside, candidate.head)
    relation = inside.tokens[first].deprel
    role = 0.1 if relation == "nmod:poss" else _ROLES.get(base(relation), 0.0)
    score = role - _DISTANCE * (sentence.index - candidate.sentence)
    if role > 1 and inside.tokens[first].head == inside.root:
        score += _MAIN_CLAUSE
    if candidate.sentence == sentence.index:
        score -= _TOKEN * (index - candidate.head)
        score += _OWN_SUBJECT if _is_subject_above(sentence, index, first) else 0.0
    if base(sentence.tokens[index].deprel) == "nsubj" and role > 1:
        score += _PARALLEL
    if candidate.kind == "demonym":
        score -= 1.0
    if len(candidate.actors) == 1 and len(conjuncts_from(inside, first)) > 1:
        score -= _COORDINATED
    if sentence.tokens[index].text.lower() in _PLURAL and (len(candidate.actors) > 1 or candidate.plural):
        score += _AGREES
    mentions = sum(r.actors == candidate.actors for r in discourse.before(sentence.index, index, _REACH))
    return score + _REPEATED * min(mentions, 4)


def _is_subject_above(sentence: Sentence, index: int, candidate: int) -> bool:
    """Whether the candidate is subject of a clause that the pronoun stands in."""
    token = sentence.tokens[candidate]
    return base(token.deprel) == "nsubj" and token.head in set(sentence.ancestors(index))


def resolve_anaphor(
    discourse: Discourse, sentence: Sentence, head: int, span: tuple[int, int], description: Description
) -> Reference | None:
    """What a definite phrase without a name goes back to ("the country", "both sides", "the ministry"); None if new."""
    article = determiner(sentence, head)
    plural = is_plural(sentence, head)
    actors: tuple[Actor, ...] = ()
    body = description.role is not None and not description.role.person
    if (plural or body) and article in {"the", "these", "those", "this"} and description.role is not None:
        actors = _same_phrase(discourse, sentence, head, description)
        if actors:
            return Reference(sentence.index, head, *span, "nominal", actors, plural, description.phrase)
    if plural and _is_pair(sentence, head, article, description):
        actors = _last_pair(discourse, sentence, head, description)
    elif article in {"the", "this", "that"} and not plural and not description.former:
        actors = _last_named(discourse, sentence, head, description)
    if not actors:
        return None
    return Reference(sentence.index, head, *span, "nominal", actors, plural or len(actors) > 1)


def _same_phrase(discourse: Discourse, sentence: Sentence, head: int, description: Description) -> tuple[Actor, ...]:
    """The parties of the last phrase with the same words: "the rebels" after "Sierra Front rebels"."""
    for reference in discourse.before(sentence.index, head, _REACH + 2):
        same = reference.phrase == description.phrase and reference.kind == "nominal"
        if same and (reference.plural or not is_plural(sentence, head)):
            return reference.actors
    return ()


def _is_pair(sentence: Sentence, head: int, article: str | None, description: Description) -> bool:
    """ "both countries", "the two leaders", "the sides"."""
    lemma = noun(sentence, head)
    words = actor_words()
    office = description.role is not None and description.role.office is not None
    if lemma not in words.side_heads | words.person_heads and not office:
        return lemma == "both"
    numerals = {sentence.tokens[child].lemma.lower() for child in sentence.dependents(head, "nummod")}
    modified = sentence.dependents(head, "amod", "nmod", "acl")
    if article == "both" or "both" in {sentence.tokens[c].text.lower() for c in sentence.children[head]}:
        return True
    if numerals & {"two", "2"}:
        return article in {"the", "these", "those"} or not modified
    plain = article in {"the", "these"} and not numerals and (not modified or office)
    return plain and (office or lemma in {"leader", "side", "country", "neighbor", "neighbour"})


def _last_pair(discourse: Discourse, sentence: Sentence, head: int, description: Description) -> tuple[Actor, ...]:
    """The last two parties of different states, people where the phrase says people."""
    lemma = noun(sentence, head)
    office = description.role is not None and description.role.office is not None
    persons = lemma in actor_words().person_heads or office
    preceding = discourse.before(sentence.index, head, _REACH + 2)
    if office:
        preceding = [r for r in preceding if _is_such_person(discourse, r, description)]
    found: tuple[Actor, ...] = ()
    for at in range(sentence.index, max(-1, sentence.index - _REACH - 2), -1):
        found = _two_states([r for r in preceding if r.sentence == at], persons)
        if len(found) == 2:
            break
    else:
        found = _two_states(preceding, persons)
    if len(found) < 2:
        return ()
    if lemma in actor_words().country_heads:
        return tuple(state_actor(discourse.gazetteer, actor.country or actor.id) for actor in found)
    return found


def _two_states(references: Iterable[Reference], persons: bool) -> tuple[Actor, ...]:
    """The first actors of two distinct states."""
    found: dict[str, Actor] = {}
    for reference in references:
        for actor in reference.actors:
            fits = actor.kind == "person" and actor.office is not None if persons else actor.kind != "bloc"
            if fits and actor.country is not None:
                found.setdefault(actor.country, actor)
    return tuple(found.values())[:2]


def _last_named(discourse: Discourse, sentence: Sentence, head: int, description: Description) -> tuple[Actor, ...]:
    """The most salient party that a singular definite noun can mean."""
    words = actor_words()
    lemma = noun(sentence, head)
    if sentence.dependents(head, "nmod", "acl", "nmod:poss"):
        return ()
    if lemma in words.country_heads:
        found = _best(
            discourse, sentence, head, lambda r: bool(r.actors) and r.actors[0].kind == "state" and not r.plural
        )
    elif lemma in words.person_heads:
        found = _best(discourse, sentence, head, lambda r: _is_such_person(discourse, r, description))
    elif lemma in words.body_heads:
        found = _best(discourse, sentence, head, lambda r: _is_such_body(r, lemma, description))
    else:
        return ()
    return found.actors if found else ()


def _is_such_person(discourse: Discourse, reference: Reference, description: Description) -> bool:
    """Whether a person is or was introduced as what the noun says ("the minister")."""
    if len(reference.actors) != 1 or not reference.is_person:
        return False
    actor, role = reference.actors[0], description.role
    titles = f"{actor.office or ''} {reference.phrase or ''}".lower().replace("-", " ")
    if set(description.phrase.split()) <= set(titles.split()):
        return True
    if role is None:
        return False
    if role.office is not None:
        gazetteer = discourse.gazetteer
        held = actor.office and gazetteer.office_class(actor.office, actor.country)
        return bool(held) and held == gazetteer.office_class(role.office, actor.country)
    if description.phrase == "leader":
        return bool(actor.office)
    return role.unspecific or (len(description.phrase.split()) == 1 and bool(set(role.sectors) & set(actor.sectors)))


def _is_such_body(reference: Reference, lemma: str, description: Description) -> bool:
    if len(reference.actors) != 1 or reference.is_person or reference.actors[0].kind == "state":
        return False
    actor = reference.actors[0]
    named = f"{actor.name} {reference.phrase or ''}".lower().split()
    if lemma in named:
        return set(description.phrase.split()) <= set(named) or len(description.phrase.split()) == 1
    if lemma in {"group", "organization", "organisation", "movement", "faction", "network", "body"}:
        return (
            actor.kind == "group"
            or actor.kind == "organisation"
            and actor.sectors[:1] not in (("GOV",), ("MIL",), ("COP",))
        )
    if lemma in {"alliance", "bloc", "union", "coalition", "grouping"}:
        return actor.kind == "bloc" or actor.country in {"EUR", "IGO"}
    if reference.kind != "name" or actor.kind != "organisation" or len(description.phrase.split()) > 1:
        return False
    if lemma in {"company", "firm", "corporation"}:
        return not actor.sectors or actor.sectors[0] == "BUS"
    sectors = description.role.sectors if description.role is not None else ()
    return lemma in {"court", "party", "parliament", "bank", "union"} and actor.sectors[:1] == sectors[:1] != ()


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
            return _pronoun(sentence, index, reference.actors)
    return None
