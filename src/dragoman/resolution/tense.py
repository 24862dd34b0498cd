"""Whether the words around a time expression speak of what was or of what is to come.

Decides between last and next Friday. Read from the governing predicates: auxiliaries, UD tense features, and verbs
and adjectives of planning, which put their complement into the future.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.types.analysis import ROOT, Sentence

PAST, OPEN, FUTURE = -1, 0, 1
_FUTURE_AUXILIARIES = frozenset({"will", "'ll", "shall", "would", "could", "may", "might", "should", "must", "wo"})
# What these govern lies ahead of the moment they speak of.
PLANNING = frozenset(
    "schedule plan expect set due slate aim intend hope want prepare agree promise vow pledge threaten ask urge call "
    "invite likely ready poised bind continue demand propose offer decide try seek consider need order go about "
    "tell insist warn upcoming forthcoming planned expected proposed next".split()
)
_PLANNING_ADJECTIVES = frozenset({"upcoming", "forthcoming", "planned", "expected", "scheduled", "proposed", "looming"})
# "Following the vote on Sunday, the house will elect …": what these govern is over.
_BEHIND = frozenset({"following", "since", "despite"})
_PREDICATIVE = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Direction:
    """PAST, OPEN or FUTURE; ``near`` where a verb governs the expression itself, not a noun."""

    sign: int
    near: bool


def direction(sentence: Sentence, index: int) -> Direction:
    """The direction that the predicates above token ``index`` give it, nearest first."""
    near = True
    chain = (index, *sentence.ancestors(index))
    for node in chain:
        token = sentence.tokens[node]
        if node != index and any(
            sentence.tokens[child].lemma.lower() in _PLANNING_ADJECTIVES or sentence.tokens[child].text.lower()
            in _PLANNING_ADJECTIVES
            for child in sentence.dependents(node, "amod")
        ):
            return Direction(FUTURE, near)
        if any(sentence.tokens[child].text.lower() in _BEHIND for child in sentence.dependents(node, "case", "mark")):
            return Direction(PAST, near)
        if _predicate(sentence, node):
            sign = _sign(sentence, node)
            if sign is not None:
                return Direction(sign, near)
        if token.upos in ("NOUN", "PROPN") and node != index and not _predicate(sentence, node):
            near = False
    return Direction(OPEN, near)


def _predicate(sentence: Sentence, index: int) -> bool:
    if sentence.tokens[index].upos in _PREDICATIVE:
        return True
    return bool(sentence.dependents(index, "cop", "aux"))


def _sign(sentence: Sentence, index: int) -> int | None:
    """What one predicate says, or None where its governor must be asked (participles, bare conjuncts)."""
    token = sentence.tokens[index]
    auxiliaries = [sentence.tokens[child] for child in sentence.dependents(index, "aux", "cop")]
    lemmas = {auxiliary.lemma.lower() for auxiliary in auxiliaries}
    planned = token.lemma.lower() in PLANNING or token.text.lower() in PLANNING
    if lemmas & _FUTURE_AUXILIARIES and not any(a.text.lower() == "have" for a in auxiliaries):
        return FUTURE
    if planned and token.lemma.lower() in ("schedule", "plan", "expect", "set", "due", "slate", "poised"):
        return FUTURE
    if _is_infinitive(sentence, index):
        return _infinitive(sentence, index)
    tenses = {token.feat("Tense")} if token.feat("VerbForm") == "Fin" else set()
    tenses |= {auxiliary.feat("Tense") for auxiliary in auxiliaries if auxiliary.feat("VerbForm") == "Fin"}
    if "Past" in tenses or "have" in lemmas:
        return PAST
    if "Pres" in tenses:
        progressive = token.feat("VerbForm") in ("Part", "Ger") and token.text.lower().endswith("ing")
        return FUTURE if progressive and "be" in lemmas else OPEN
    return None


def _is_infinitive(sentence: Sentence, index: int) -> bool:
    """"To table" and "to be tabled", without a modal."""
    auxiliaries = [sentence.tokens[child] for child in sentence.dependents(index, "aux", "cop")]
    if not auxiliaries:
        return sentence.tokens[index].feat("VerbForm") == "Inf"
    marked = any(sentence.tokens[child].text.lower() == "to" for child in sentence.dependents(index, "mark"))
    return marked and all(auxiliary.lemma.lower() == "be" for auxiliary in auxiliaries)


def _infinitive(sentence: Sentence, index: int) -> int | None:
    """An infinitive lies ahead, unless it is a bare conjunct or hangs on a verb that reports what came about."""
    token = sentence.tokens[index]
    if token.deprel == "conj" or token.head == ROOT:
        return None
    governor = sentence.tokens[token.head]
    if governor.lemma.lower() in ("manage", "begin", "start", "use", "help", "fail", "let", "make", "see"):
        return None
    return FUTURE
