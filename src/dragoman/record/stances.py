"""Sharpens the stance of a plain statement by what it says: a verdict, a reproach, a demand, a threat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.ontology.cues import CueLexicon
from dragoman.record.arguments import arguments, is_imperative
from dragoman.record.cue_finding import CueHit
from dragoman.record.parties import Parties
from dragoman.record.speakers import FIRST_PERSON
from dragoman.record.status import is_negated
from dragoman.types.analysis import Sentence
from dragoman.types.record import Stance

OPEN_STANCES = frozenset({"asserts", "confirms", "predicts"})
MODALS_OF_DOUBT = frozenset({"may", "might", "could", "can", "would"})
FUTURE = frozenset({"will", "would", "'ll", "shall"})


@dataclass(frozen=True, slots=True)
class Refinement:
    """A stance read off the content, with the actor it is aimed at, if any."""

    stance: Stance
    against: str | None


def refine(
    sentence: Sentence, heads: tuple[int, ...], hit: CueHit, speakers: tuple[str, ...], lexicon: CueLexicon, parties: Parties
) -> Refinement | None:
    """What the clauses at ``heads`` say beyond the cue's own stance; None where that stands."""
    if hit.cue.stance not in OPEN_STANCES:
        return None
    if "small" in hit.cue.content and heads and _is_charge(sentence, heads[0], lexicon):
        return Refinement("rejects", _other(sentence, heads[:1], speakers, parties))
    if hit.content.slot in ("small", "as"):
        return _verdict(sentence, heads, lexicon, parties, speakers)
    if any(says_untrue(sentence, head, lexicon) for head in heads):
        return Refinement("denies", None)
    for head in heads:
        found = _clause(sentence, head, hit, speakers, lexicon, parties)
        if found is not None:
            return found
    return None


def _is_charge(sentence: Sentence, head: int, lexicon: CueLexicon) -> bool:
    """Whether a noun is an accusation: who calls it names ("called the charge a fairy tale") rejects it."""
    word = sentence.tokens[head]
    cues = lexicon.by_lemma(word.upos, word.lemma, word.text) if word.upos == "NOUN" else ()
    return any(cue.stance == "accuses" for cue in cues)


def says_untrue(sentence: Sentence, head: int, lexicon: CueLexicon) -> bool:
    """Whether a clause says of a report or of another clause that it is not so: "there is no truth in", "is a lie that"."""
    verdict = [head, *sentence.dependents(head, "nsubj")] if sentence.tokens[head].lemma.lower() == "be" else [head]
    for token in verdict:
        told = any(sentence.dependents(c, "acl", "nmod") for c in sentence.dependents(token, "nsubj", "nmod"))
        about = told or sentence.dependents(token, "csubj", "ccomp", "expl", "acl")
        lemma, negated = sentence.tokens[token].lemma.lower(), is_negated(sentence, token) or is_negated(sentence, head)
        if about and lemma in lexicon.verdicts["so" if negated else "not_so"]:
            return True
    return False


def _verdict(
    sentence: Sentence, heads: tuple[int, ...], lexicon: CueLexicon, parties: Parties, speakers: tuple[str, ...]
) -> Refinement | None:
    """ "called the report baseless": a word of judgement among the heads and their modifiers."""
    stance = next((s for head in heads for s in _judgements(sentence, head, lexicon)), None)
    return Refinement(stance, _other(sentence, heads[:1], speakers, parties)) if stance else None


def _judgements(sentence: Sentence, head: int, lexicon: CueLexicon) -> Iterator[Stance]:
    if is_negated(sentence, head):
        return
    for token in (head, *sentence.dependents(head, "amod")):
        stance = lexicon.evaluations.get(sentence.tokens[token].lemma.lower())
        if stance is not None:
            yield stance


def _clause(
    sentence: Sentence, head: int, hit: CueHit, speakers: tuple[str, ...], lexicon: CueLexicon, parties: Parties
) -> Refinement | None:
    subjects = arguments(sentence, head).get("subj")
    other = _other(sentence, subjects, speakers, parties)
    own = not other and _own(sentence, subjects, speakers, parties)
    modals = {sentence.tokens[t].lemma.lower() for t in sentence.dependents(head, "aux")}
    if hit.cue.lemma in ("warn", "caution") and own and modals & FUTURE:
        return Refinement("threatens", None)
    if sentence.tokens[head].deprel == "ccomp" and is_imperative(sentence, head) and not _is_courtesy(sentence, head):
        return Refinement("demands", None)
    if sentence.dependents(head, "cop") and (stance := next(_judgements(sentence, head, lexicon), None)):
        return Refinement(stance, other)
    if other and _obliges(sentence, head, modals, lexicon):
        return Refinement("demands", other)
    if other and not modals & MODALS_OF_DOUBT and _reproaches(sentence, head, lexicon):
        return Refinement("accuses", other)
    return None


def _is_courtesy(sentence: Sentence, head: int) -> bool:
    """Imperatives that ask for nothing: "look, ...", "let us ..."."""
    return sentence.tokens[head].lemma.lower() in ("let", "look", "see", "imagine", "remember", "say")


def _obliges(sentence: Sentence, head: int, modals: set[str], lexicon: CueLexicon) -> bool:
    """ "must leave", "needs to leave", "has to leave"."""
    infinitive = any(
        sentence.tokens[m].lemma == "to"
        for c in sentence.dependents(head, "xcomp")
        for m in sentence.dependents(c, "mark")
    )
    necessary = infinitive and sentence.tokens[head].lemma.lower() in lexicon.obligations["verbs"]
    return bool(modals & lexicon.obligations["auxiliaries"]) or necessary


def _reproaches(sentence: Sentence, head: int, lexicon: CueLexicon) -> bool:
    """A deed that is a reproach, also where the clause says that it goes on ("continues to defy")."""
    if is_negated(sentence, head):
        return False
    verbs = (head, *(c for c in sentence.dependents(head, "xcomp")))
    words = [sentence.tokens[v] for v in verbs]
    return any(word.upos == "VERB" and lexicon.is_reproach(word.lemma, word.text) for word in words)


def _other(sentence: Sentence, tokens: tuple[int, ...], speakers: tuple[str, ...], parties: Parties) -> str | None:
    """First party among the tokens that is not the speaker's own side."""
    own = parties.countries(speakers)
    return next(
        (
            a for a in parties.of_tokens(sentence, tokens)
            if a not in speakers and (parties.country(a) is None or parties.country(a) not in own)
        ),
        None,
    )  # fmt: skip


def _own(sentence: Sentence, tokens: tuple[int, ...], speakers: tuple[str, ...], parties: Parties) -> bool:
    if any(sentence.tokens[t].text.lower() in FIRST_PERSON for t in tokens):
        return True
    found = parties.of_tokens(sentence, tokens)
    return bool(found) and bool(parties.countries(found) & parties.countries(speakers) - {"*"})
