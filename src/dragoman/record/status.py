"""Did it happen? The status of an event from its clause: negation, modality, tense and what governs it.

Claims are not looked at here: a clause that somebody only alleges is still read as it stands, and the record lowers it
to alleged or denied when it links events with claims (see ``linking``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.ontology.status import StatusCues
from dragoman.record.arguments import preposition
from dragoman.types.analysis import ROOT, Sentence
from dragoman.types.record import Status

# The first of these that any operator on the way up asks for is the status.
PRECEDENCE: tuple[Status, ...] = ("denied", "hypothetical", "proposed", "planned", "alleged", "ongoing", "happened")
# Verbs that only say that their subject takes place: their own tense and negation are the event's.
EXISTENCE = frozenset({
    "begin", "start", "continue", "resume", "occur", "happen", "take", "hold", "go", "be", "follow", "come", "proceed",
    "open", "end", "conclude", "break", "erupt", "persist", "kick",
})  # fmt: skip
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
NEGATIONS = frozenset({"not", "never", "no", "n't", "neither", "nor", "without"})
MODIFIER_SCOPES = {
    "aux": "auxiliary", "amod": "adjective", "advmod": "adverb", "det": "determiner", "mark": "subordinator",
}  # fmt: skip
WILL = frozenset({"will", "would", "shall", "wo", "'ll", "'d"})
GERUND_MARKS = frozenset({"at", "of", "from", "on", "against"})
DOUBT = frozenset({"could", "may", "might"})
RANKS = frozenset({"only", "last", "latest", "sole"})
AFTER = frozenset({"after", "afterwards", "afterward", "before", "thereafter", "later"})
MAX_CHAIN = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """A status that the clause asks for, and the word that does: a cue, a negation, or the verb by its form."""

    status: Status
    token: int
    why: str


def clause_status(sentence: Sentence, trigger: int, clause: int, cues: StatusCues) -> Status:
    """Status of the event at ``trigger`` whose clause is headed by ``clause`` (its light verb, or itself)."""
    asked = {each.status for each in asked_of_clause(sentence, trigger, clause, cues)}
    return next((status for status in PRECEDENCE if status in asked), "happened")


def asked_of_clause(sentence: Sentence, trigger: int, clause: int, cues: StatusCues) -> Iterator[Asked]:
    """Everything that words of the clause and above it ask for; ``clause_status`` is the first by ``PRECEDENCE``."""
    yield from _own(sentence, trigger, cues)
    yield from _own(sentence, clause, cues)
    yield from _above(sentence, clause, cues)
    if trigger != clause:
        yield from _governor_cue(sentence, trigger, clause, cues)


def is_negated(sentence: Sentence, index: int) -> bool:
    """Whether "not", "never", "no" or the like negates the word at ``index`` itself."""
    return _negation(sentence, index) is not None


def _negation(sentence: Sentence, index: int) -> int | None:
    """The word that negates the word at ``index``."""
    for child in sentence.children[index]:
        word = sentence.tokens[child]
        if _may_negate(word.deprel) and (word.feat("Polarity") == "Neg" or word.lemma.lower() in NEGATIONS):
            return child
        if word.text.lower() == "longer" and child > 0 and sentence.tokens[child - 1].text.lower() == "no":
            return child  # "no longer recognises"
    subjects = sentence.dependents(index, "nsubj")
    return next((s for s in subjects if sentence.tokens[s].lemma.lower() in NOBODY), None)


def _may_negate(relation: str) -> bool:
    return relation.split(":")[0] in ("advmod", "det", "cc")


def is_refusal(sentence: Sentence, index: int) -> bool:
    """Whether a negated verb says what its subject will not do: "will not release", "would never recognise"."""
    auxiliaries = {sentence.tokens[c].lemma.lower() for c in sentence.dependents(index, "aux")}
    return is_negated(sentence, index) and bool(auxiliaries & WILL)


def is_told_as_past(sentence: Sentence, index: int) -> bool:
    """Whether a clause is finite and past or perfect: "that they had left", "that it left"."""
    auxiliaries = [sentence.tokens[a] for a in sentence.dependents(index, "aux", "aux:pass", "cop")]
    if any(a.lemma.lower() in WILL or a.upos == "PART" for a in auxiliaries):
        return False
    past = [t for t in (*auxiliaries, sentence.tokens[index]) if t.feat("Tense") == "Past" and t.feat("VerbForm") == "Fin"]
    return bool(past) or any(a.lemma.lower() == "have" for a in auxiliaries)


def is_guessed(sentence: Sentence, index: int) -> bool:
    """Whether a clause only says what may be: "that homes could be lost"."""
    return bool({sentence.tokens[a].lemma.lower() for a in sentence.dependents(index, "aux")} & DOUBT)


def is_announced(sentence: Sentence, index: int) -> bool:
    """Whether a clause says what its subject will do ("will deploy", "plans to deploy") rather than a mere purpose."""
    auxiliaries = {sentence.tokens[c].lemma.lower() for c in sentence.dependents(index, "aux")}
    return bool(auxiliaries & WILL) or sentence.tokens[index].deprel in ("xcomp", "ccomp")


def _own(sentence: Sentence, index: int, cues: StatusCues) -> Iterator[Asked]:
    """What the word's form, its auxiliaries, modifiers and the word that opens its clause ask for."""
    negation = _negation(sentence, index)
    if negation is not None:
        yield Asked("denied", negation, "negation")
    if _is_due(sentence, index):
        yield Asked("planned", index, "due to")
    for child in sentence.children[index]:
        modifier = sentence.tokens[child]
        scope = MODIFIER_SCOPES.get(modifier.deprel.split(":")[0])
        if scope is None:
            continue
        cue = cues.by_lemma(modifier.upos, modifier.lemma)
        if cue is None and scope == "adjective":  # "growing", "planned": taggers waver between verb and adjective
            cue = cues.by_lemma("ADJ", modifier.text)
        if cue is not None and cue.scope == scope and not _dates(sentence, child):
            yield Asked(cue.status, child, scope)
    if _is_progressive(sentence, index):
        yield Asked("ongoing", index, "progressive")
    if _is_to(sentence, index):
        yield Asked("planned", index, "are to")


def _dates(sentence: Sentence, adverb: int) -> bool:
    """ "Was arrested shortly after the attack", "soon afterwards": how long after something, not what is to come."""
    after = sentence.tokens[adverb + 1].lemma.lower() if adverb + 1 < len(sentence.tokens) else ""
    return after in AFTER and sentence.tokens[adverb].upos == "ADV"


def _is_due(sentence: Sentence, index: int) -> bool:
    """ "is due to visit", which taggers read as the preposition "due to" before the verb."""
    fixed = (c for c in sentence.dependents(index, "advmod", "mark", "case") if sentence.tokens[c].lemma.lower() == "due")
    return any(sentence.dependents(child, "fixed") for child in fixed) and bool(sentence.dependents(index, "cop", "aux"))


def _is_to(sentence: Sentence, index: int) -> bool:
    """"Are to meet": the verb has a form of "be" for an auxiliary and "to" for a mark."""
    auxiliaries = {sentence.tokens[a].lemma for a in sentence.dependents(index, "aux", "cop")}
    return auxiliaries == {"be"} and "to" in _marks(sentence, index)


def _is_progressive(sentence: Sentence, index: int) -> bool:
    if not sentence.tokens[index].text.lower().endswith("ing"):
        return False
    auxiliaries = sentence.dependents(index, "aux")
    return any(sentence.tokens[a].lemma == "be" for a in auxiliaries)


def _above(sentence: Sentence, index: int, cues: StatusCues) -> Iterator[Asked]:
    """What the governors ask for, as far as the event stands in their scope."""
    node = index
    for _ in range(MAX_CHAIN):
        token = sentence.tokens[node]
        if token.head == ROOT:
            return
        governor = token.head
        relation = token.deprel.split(":")[0]
        marks = _marks(sentence, node)
        yield from _relation_cue(sentence, node, relation, marks)
        if relation == "conj":
            shares = token.upos not in ("VERB", "AUX") or not sentence.dependents(node, "nsubj", "aux", "nsubj:pass")
            if not shares or (token.feat("VerbForm") == "Fin" and _has_modal(sentence, governor)):
                return  # "will keep its troops there and calls for talks": only a bare form shares the "will"
            if token.upos in ("VERB", "AUX"):
                yield from _own(sentence, governor, cues)
            node = governor
            continue
        if token.deprel == "acl:relcl" or relation in ("parataxis", "appos", "dislocated"):
            return
        embedding = tuple(_governor_cue(sentence, node, governor, cues))
        yield from embedding
        if any(each.status == "ongoing" for each in embedding) or not _transparent(sentence, node, governor, relation, marks):
            return  # what "will continue" goes on already
        yield from _own(sentence, governor, cues)
        node = governor


def _has_modal(sentence: Sentence, verb: int) -> bool:
    auxiliaries = (sentence.tokens[aux] for aux in sentence.dependents(verb, "aux"))
    return any(aux.lemma.lower() in WILL | DOUBT | {"should", "must", "can"} for aux in auxiliaries)


def _relation_cue(sentence: Sentence, node: int, relation: str, marks: frozenset[str]) -> Iterator[Asked]:
    """What the kind of clause asks for: purposes and "to V" under a noun are planned."""
    if any(sentence.tokens[a].lemma.lower() == "have" for a in sentence.dependents(node, "aux")):
        return  # "the third to have been expelled"
    if relation == "advcl" and "to" in marks:
        yield Asked("planned", node, "purpose")
    elif relation == "acl" and "to" in marks and not _is_ranked(sentence, sentence.tokens[node].head):
        yield Asked("planned", node, "infinitive under a noun")
    elif relation == "xcomp" and "to" in marks and sentence.tokens[sentence.tokens[node].head].upos == "ADJ":
        yield Asked("planned", node, "infinitive under an adjective")


def _is_ranked(sentence: Sentence, noun: int) -> bool:
    """ "The first state to recognise it", "the only party to vote against": what the others did not do, it did."""
    token = sentence.tokens[noun]
    words = (token, *(sentence.tokens[c] for c in sentence.dependents(noun, "amod", "nummod")))
    return any(w.lemma.lower() in RANKS or w.feat("NumType") == "Ord" for w in words)


def _governor_cue(sentence: Sentence, node: int, governor: int, cues: StatusCues) -> Iterator[Asked]:
    """The cue that embeds the node: "plans to", "called for", "failed to", "a proposal for"."""
    relation = sentence.tokens[node].deprel.split(":")[0]
    marks = _marks(sentence, node)
    # The subject plans, it is not planned. Of adverbial clauses only those that a preposition makes the verb's content
    # ("aimed at ending"), of clauses under a noun only infinitives ("a plan to end") are embedded.
    if sentence.tokens[node].deprel in ("nsubj", "nmod:poss", "obl:agent") or relation == "conj":
        return
    if (relation == "advcl" and not marks & GERUND_MARKS) or (relation == "acl" and "to" not in marks):
        return
    found = preposition(sentence, node) if relation in ("obl", "nmod") else None
    above = sentence.tokens[governor]
    companions = [sentence.tokens[c].lemma for c in sentence.dependents(governor, "compound:prt")]
    lemmas = [f"{above.lemma} {companion}" for companion in (*companions, found) if companion]
    for lemma in (*lemmas, above.lemma):
        cue = cues.by_lemma(above.upos, lemma)
        if cue is not None and cue.scope in ("embedding", "adjective"):
            if relation not in ("obl", "nmod") or cue.governs(found):
                yield Asked(cue.status, governor, "governor")
            return


def _marks(sentence: Sentence, node: int) -> frozenset[str]:
    return frozenset(sentence.tokens[m].lemma.lower() for m in sentence.dependents(node, "mark"))


def _transparent(sentence: Sentence, node: int, governor: int, relation: str, marks: frozenset[str]) -> bool:
    """Whether the governor's own negation, modality and governors still hold for the node."""
    above = sentence.tokens[governor]
    if relation == "xcomp":
        return True
    if relation == "advcl":  # "will visit Paris, meeting leaders": a bare participle shares the clause's status
        return not marks
    if relation in ("nsubj", "csubj"):
        return above.lemma.lower() in EXISTENCE
    if relation == "acl":
        return "to" in marks
    if relation == "obl":  # "will travel to Lomé for talks": what one travels for is as real as the journey
        return preposition(sentence, node) in ("for", "during")
    return False
