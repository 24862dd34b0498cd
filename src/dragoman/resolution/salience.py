"""Which of the parties spoken of before a phrase can go back to: antecedents ranked by role and distance.

After Lappin and Leass (1994): grammatical role and distance, with what agrees and excludes. News is written so that
subjects go on; that carries most of it. The weights were set by reading reports, not fitted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.resolution.discourse import Discourse, Reference
from dragoman.resolution.noun_phrases import base, conjuncts_from, first_conjunct
from dragoman.types.analysis import ROOT, Sentence
from dragoman.types.resolution import Actor

REACH = 3  # sentences back in which an antecedent is looked for
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_DISTANCE = 1.6  # cost of a sentence between
_TOKEN = 0.04  # cost of a token between, within the sentence
_COORDINATED = 1.5  # cost of standing in a coordination, for a singular pronoun
_ROLES = {"nsubj": 2.0, "obj": 0.7, "iobj": 0.7, "obl": 0.3, "nmod": 0.2, "compound": -0.8, "amod": -1.0}
_CHAINED = 2.5  # worth of the coreference head's judgement; chosen on evaluation/actors
_MAIN_CLAUSE, _OWN_SUBJECT, _REPEATED, _PARALLEL, _AGREES = 0.7, 1.5, 0.25, 0.4, 1.2

Test = Callable[[Reference], bool]


def best(
    discourse: Discourse, sentence: Sentence, index: int, fits: Test, groups: Iterable[Reference] = ()
) -> Reference | None:
    candidates = [r for r in [*groups, *discourse.before(sentence.index, index, REACH)] if fits(r)]
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
    score += _CHAINED if discourse.are_chained(sentence.index, index, candidate) else 0.0
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
    if sentence.tokens[index].text.lower() in PLURAL and (len(candidate.actors) > 1 or candidate.plural):
        score += _AGREES
    mentions = sum(r.actors == candidate.actors for r in discourse.before(sentence.index, index, REACH))
    return score + _REPEATED * min(mentions, 4)


def _is_subject_above(sentence: Sentence, index: int, candidate: int) -> bool:
    """Whether the candidate is subject of a clause that the pronoun stands in."""
    token = sentence.tokens[candidate]
    return base(token.deprel) == "nsubj" and token.head in set(sentence.ancestors(index))
