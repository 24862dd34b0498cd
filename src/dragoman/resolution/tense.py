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
# "Moved to Friday", "extended until March": the day that a plan is changed to lies ahead, whatever the tense.
_MOVING = frozenset("move postpone delay reschedule put adjourn extend defer push prolong suspend shift".split())
_TOWARDS = frozenset({"to", "until", "till"})
# Verbs whose present tense does not put a day ahead: "says Friday", "is", "has", "shows".
_TIMELESS = frozenset(
    "say be have report show suggest claim think believe know mean seem appear remain stay write tell note add find "
    "come follow mark stem date recall remember suspect allege feel see stand reflect contain".split()
)
# Nouns that a day may hang on without hanging on an event: "midnight on Friday".
_HOURS = frozenset("midnight noon midday morning afternoon evening night end beginning start a.m. p.m.".split())
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
    near, limit = True, False
    if _moved_to(sentence, index):
        return Direction(FUTURE, near)
    chain = (index, *sentence.ancestors(index))
    for node in chain:
        token = sentence.tokens[node]
        if node != index and any(
            sentence.tokens[child].lemma.lower() in _PLANNING_ADJECTIVES or sentence.tokens[child].text.lower()
            in _PLANNING_ADJECTIVES
            for child in sentence.dependents(node, "amod")
        ):
            return Direction(FUTURE, near)
        limit = limit or _limit(sentence, node)
        if any(sentence.tokens[child].text.lower() in _BEHIND for child in sentence.dependents(node, "case", "mark")):
            return Direction(PAST, near)
        if _predicate(sentence, node):
            sign = _sign(sentence, node)
            if sign == OPEN and near and (node == index or _dated_ahead(sentence, node, index) or limit):
                sign = FUTURE
            if sign is not None:
                return Direction(sign, near)
        other = node != index and token.lemma.lower() not in _HOURS
        if token.upos in ("NOUN", "PROPN") and other and not _predicate(sentence, node):
            near = False
    return Direction(OPEN, near)


def _moved_to(sentence: Sentence, index: int) -> bool:
    """"Was postponed until Friday"."""
    governor = sentence.tokens[index].head
    if governor == ROOT or sentence.tokens[governor].lemma.lower() not in _MOVING:
        return False
    return any(sentence.tokens[child].text.lower() in _TOWARDS for child in sentence.dependents(index, "case", "mark"))


def _dated_ahead(sentence: Sentence, verb: int, index: int) -> bool:
    """"The talks open on Friday": the present tense of what happens on a day; no verb in the past stands between."""
    token = sentence.tokens[verb]
    between = sentence.tokens[verb + 1 : index]
    past = any(each.upos == "VERB" and each.feat("Tense") == "Past" for each in between)
    return token.upos == "VERB" and token.lemma.lower() not in _TIMELESS and not past


def _limit(sentence: Sentence, index: int) -> bool:
    """"Has until Friday", "must by midnight Friday"."""
    before = index - 1
    nodes = (index, before) if index and sentence.tokens[before].lemma.lower() in _HOURS else (index,)
    cases = (sentence.tokens[child] for node in nodes for child in sentence.dependents(node, "case", "mark"))
    return any(case.text.lower() in ("until", "till", "by") for case in cases)


def _predicate(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.upos in _PREDICATIVE or (token.upos == "ADJ" and token.lemma.lower() == "due"):
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
    if not planned and _ended(sentence, index):
        return PAST  # "the suspect, arrested on Saturday, will …"
    if planned and not _was_set(sentence, index) and token.lemma.lower() in ("schedule", "plan", "expect", "set", "due", "slate", "poised"):
        return FUTURE
    if any(sentence.tokens[child].text.lower() in ("if", "unless") for child in sentence.dependents(index, "mark")):
        return None  # "would quit if he lost": the main clause says when
    if any(a.lemma.lower() == "be" and a.feat("VerbForm") == "Fin" for a in auxiliaries) and _marked(sentence, index):
        return FUTURE  # "they are to meet again"
    if _is_infinitive(sentence, index):
        return _infinitive(sentence, index)
    tenses = {token.feat("Tense")} if token.feat("VerbForm") == "Fin" else set()
    if token.feat("Tense") == "Past" and not auxiliaries and sentence.dependents(index, "nsubj"):
        tenses.add("Past")  # a finite verb that was taken for a participle
    tenses |= {auxiliary.feat("Tense") for auxiliary in auxiliaries if auxiliary.feat("VerbForm") == "Fin"}
    if "Past" in tenses or "have" in lemmas:
        return PAST
    if "Pres" in tenses:
        progressive = token.feat("VerbForm") in ("Part", "Ger") and token.text.lower().endswith("ing")
        return FUTURE if progressive and "be" in lemmas else OPEN
    return None


def _ended(sentence: Sentence, index: int) -> bool:
    """Whether a past participle describes a noun before its verb; behind it ("send a team led by …") all may follow."""
    token = sentence.tokens[index]
    if token.deprel != "acl" or token.feat("VerbForm") != "Part" or token.feat("Tense") != "Past":
        return False
    return sentence.tokens[token.head].head > index


def _was_set(sentence: Sentence, index: int) -> bool:
    """"The deadline was set in April": when it was set, not what for."""
    token = sentence.tokens[index]
    cases = [
        sentence.tokens[case].text.lower()
        for child in sentence.dependents(index, "obl", "obl:tmod", "obl:unmarked")
        for case in sentence.dependents(child, "case")
    ]
    return token.lemma.lower() == "set" and "in" in cases and not {"for", "to"} & set(cases)


def _is_infinitive(sentence: Sentence, index: int) -> bool:
    """"To table" and "to be tabled", without a modal."""
    auxiliaries = [sentence.tokens[child] for child in sentence.dependents(index, "aux", "cop")]
    if not auxiliaries:
        return sentence.tokens[index].feat("VerbForm") == "Inf"
    return _marked(sentence, index) and all(auxiliary.lemma.lower() == "be" for auxiliary in auxiliaries)


def _marked(sentence: Sentence, index: int) -> bool:
    return any(sentence.tokens[child].text.lower() == "to" for child in sentence.dependents(index, "mark"))


def _infinitive(sentence: Sentence, index: int) -> int | None:
    """An infinitive lies ahead, unless it is a bare conjunct or hangs on a verb that reports what came about."""
    token = sentence.tokens[index]
    if token.deprel == "conj" or token.head == ROOT:
        return None
    governor = sentence.tokens[token.head]
    if governor.lemma.lower() in ("manage", "begin", "start", "use", "help", "fail", "let", "make", "see", "refuse"):
        return None
    return FUTURE
