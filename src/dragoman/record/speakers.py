"""Who speaks: from the tokens of a speaker slot to actors and the phrase that names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.record.arguments import preposition
from dragoman.record.parties import Parties
from dragoman.types.analysis import Sentence
from dragoman.types.resolution import Span

FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ourselves", "myself"})
ANAPHORIC = frozenset({"he", "she"})
AFFILIATION = ("for", "at", "within", "inside")
LOOSE = ("acl:relcl", "parataxis", "acl", "advcl", "cc", "conj")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Actors that speak, () where none could be told, and the phrase that names them."""

    actors: tuple[str, ...]
    span: Span | None
    first_person: bool = False
    pronoun: bool = False


def speaker_of(sentence: Sentence, tokens: Sequence[int], cue: int, parties: Parties) -> Speaker:
    """The speaker that fills a slot; ``cue`` is left out of the phrase where that is a relative clause's antecedent."""
    if not tokens:
        return Speaker((), None)
    words = [sentence.tokens[t] for t in tokens]
    actors = tuple(dict.fromkeys(a for t in tokens for a in _actors(sentence, t, parties)))
    lower = {word.text.lower() for word in words}
    span = _phrase(sentence, tokens, cue)
    return Speaker(actors, span, first_person=bool(lower & FIRST_PERSON), pronoun=bool(lower & ANAPHORIC))


def _actors(sentence: Sentence, token: int, parties: Parties) -> tuple[str, ...]:
    """The party itself, else the one that it belongs to, else the one that it speaks for ("a spokesman for …")."""
    found = parties.denoted(sentence, token)
    if found:
        return found
    for child in sentence.dependents(token, "nmod"):
        if preposition(sentence, child) in AFFILIATION and (found := parties.denoted(sentence, child)):
            return found
    return ()


def _phrase(sentence: Sentence, tokens: Sequence[int], cue: int) -> Span | None:
    """Hull of the noun phrases, without relative clauses and anything that holds the cue."""
    kept = sorted(i for token in tokens for i in _nominal(sentence, token) if i != cue)
    while kept and sentence.tokens[kept[-1]].upos == "PUNCT":
        kept.pop()
    return Span(sentence.tokens[kept[0]].start, sentence.tokens[kept[-1]].end) if kept else None


def _nominal(sentence: Sentence, token: int) -> list[int]:
    """A noun phrase without its preposition, its clauses and its conjuncts (each is a filler of its own)."""
    dropped = {
        below
        for child in sentence.children[token]
        if sentence.tokens[child].deprel in (*LOOSE, "case", "punct") or sentence.tokens[child].deprel == "mark"
        for below in sentence.subtree(child)
        if not (sentence.tokens[child].deprel == "case" and child > token)
    }
    return [i for i in sentence.subtree(token) if i not in dropped]
