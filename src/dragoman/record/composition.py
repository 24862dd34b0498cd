"""Speech acts and what they speak of: "agreed to withdraw", "accused X of backing Y", "rejected talks".

What is only agreed, demanded, threatened or refused is no event of its own: it gives the speech act its mode, its
missing recipient and its planned type. What somebody is accused of, or denies, stays an event, alleged or denied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.ontology.codebook import Codebook, Coding
from dragoman.record.arguments import conjuncts
from dragoman.record.candidates import Candidate
from dragoman.record.participants import SPEECH
from dragoman.types.analysis import Sentence
from dragoman.types.record import Status

# Speech acts whose content has not happened yet and so is no event beside them.
ABSORBING = frozenset({"AGREE", "CONCEDE", "REQUEST", "THREATEN"})
CLAUSE_SLOTS = ("xcomp", "ccomp")
# Nominal content stands as object or after these: "call for talks", "opposition to the deal", "a threat of war".
NOMINAL_SLOTS = ("obj", "for", "to", "of", "over", "against", "on", "with", "as")
GERUND_MARKS = frozenset({"of", "for", "from", "against", "to", "about", "over"})
MAX_DEPTH = 3


def contents(sentence: Sentence, candidates: tuple[Candidate, ...]) -> dict[int, tuple[Candidate, ...]]:
    """For each speech act (by its trigger) the candidates that it speaks of, the main one first."""
    by_token = _by_token(candidates)
    found: dict[int, tuple[Candidate, ...]] = {}
    for candidate in candidates:
        if candidate.predicate.type in SPEECH:
            spoken = {c.trigger: c for c in _contents(sentence, candidate, by_token) if c is not candidate}
            if spoken:
                found[candidate.trigger] = tuple(spoken.values())
    return found


def absorbed(speech: Candidate, content: Candidate) -> bool:
    """Whether the content is part of the speech act rather than an event beside it."""
    kind = speech.predicate.type
    if kind in ABSORBING:
        # "called for an end to the attacks": the attacks themselves did happen
        return True
    if kind == "REJECT":
        # an accusation or a demand that is rejected was made; talks that are rejected did not take place
        return content.predicate.type not in SPEECH - {"AGREE", "CONCEDE"} and not _is_denial(speech)
    return False


def content_status(speech: Candidate) -> Status | None:
    """The status that a speech act gives to content that stays an event; None where it says nothing about it."""
    if speech.predicate.type == "ACCUSE" and speech.predicate.mode in (None, "allege"):
        return "alleged"
    if speech.predicate.type == "REJECT" and _is_denial(speech):
        return "denied"
    return None


def speech_coding(speech: Candidate, content: Coding | None, codebook: Codebook) -> Coding:
    """Type and mode of a speech act by what it speaks of."""
    kind = codebook.types[speech.predicate.type]
    if content is not None:
        changed = kind.content_types.get(content.type)
        if changed is not None:
            kind = codebook.types[changed]
    mode = speech.predicate.mode
    if mode is None or kind.name != speech.predicate.type:
        mode = kind.content_mode(content) if content is not None else None
    return Coding(kind.name, mode)


def _is_denial(speech: Candidate) -> bool:
    return speech.sentence.tokens[speech.trigger].lemma.lower() in ("deny", "denial", "refute", "disavow", "disclaim")


def _by_token(candidates: tuple[Candidate, ...]) -> Mapping[int, Candidate]:
    """Candidates by trigger, and by light verb where that is no candidate itself."""
    found = {c.light_token: c for c in candidates if c.light_token is not None}
    found.update({c.trigger: c for c in candidates})
    return found


def _contents(sentence: Sentence, speech: Candidate, by_token: Mapping[int, Candidate]) -> Iterator[Candidate]:
    for slot in CLAUSE_SLOTS:
        for token in speech.slots.get(slot, ()):
            for part in conjuncts(sentence, token):
                yield from _down(sentence, part, by_token, MAX_DEPTH)
    for child in sentence.children[speech.trigger]:
        marks = {sentence.tokens[m].lemma.lower() for m in sentence.dependents(child, "mark")}
        relation = sentence.tokens[child].deprel.split(":")[0]
        # parsers hang "called on X [to leave]" loosely on the verb
        asked = speech.predicate.type == "REQUEST" and marks == {"to"}
        if (relation == "advcl" and (asked or marks & GERUND_MARKS - {"to"})) or (relation == "acl" and "to" in marks):
            for part in conjuncts(sentence, child):
                yield from _down(sentence, part, by_token, MAX_DEPTH)
    for slot in NOMINAL_SLOTS:
        for token in speech.slots.get(slot, ()):
            if token != speech.light_token:
                yield from _down(sentence, token, by_token, 1)


def _down(sentence: Sentence, token: int, by_token: Mapping[int, Candidate], depth: int) -> Iterator[Candidate]:
    """The candidate at a token, else the ones it leads to: "wants [to begin [talks]]", "an end [to the attacks]"."""
    if token in by_token:
        yield by_token[token]
        return
    if depth == 0:
        return
    for child in sentence.dependents(token, "xcomp", "obj", "nsubj:pass", "ccomp", "nmod", "acl", "obl"):
        if sentence.tokens[child].deprel != "acl:relcl":
            for part in conjuncts(sentence, child):
                yield from _down(sentence, part, by_token, depth - 1)
