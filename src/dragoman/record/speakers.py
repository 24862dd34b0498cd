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
RELATIVE = frozenset({"who", "which", "that"})
BRACKETS = {"(": ")", "[": "]", "“": "”"}
AFFILIATION = ("for", "at", "within", "inside")
LOOSE = ("acl:relcl", "parataxis", "acl", "advcl", "cc", "conj")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Actors that speak, () where none could be told, and the phrase that names them."""

    actors: tuple[str, ...]
    span: Span | None
    first_person: bool = False
    pronoun: bool = False


def speaker_of(
    sentence: Sentence, tokens: Sequence[int], said: frozenset[int], parties: Parties, voices: frozenset[str]
) -> Speaker:
    """The speaker that fills a slot. ``said`` are the tokens of the cue and its content, no part of the speaker's phrase;
    ``voices`` are the nouns that may speak for their owner."""
    if not tokens:
        return Speaker((), None)
    words = [sentence.tokens[t] for t in tokens]
    actors = tuple(dict.fromkeys(a for t in tokens for a in _actors(sentence, t, parties, voices)))
    lower = {word.text.lower() for word in words}
    pronouns = [c for t in sorted(said) for c in sentence.dependents(t, "nsubj") if _stands_for(sentence, c, tokens)]
    span = _phrase(sentence, pronouns or tokens, said)
    return Speaker(actors, span, first_person=bool(lower & FIRST_PERSON), pronoun=bool(lower & ANAPHORIC))


def _actors(sentence: Sentence, token: int, parties: Parties, voices: frozenset[str]) -> tuple[str, ...]:
    """The party itself, else the one that a voice belongs to or speaks for ("a statement by …", "a spokesman for …")."""
    found = parties.exact(sentence, token) or _antecedent(sentence, token, parties)
    if found or sentence.tokens[token].lemma.lower() not in voices and not sentence.dependents(token, "appos"):
        return found
    if found := parties.denoted(sentence, token):
        return found
    for child in sentence.dependents(token, "nmod"):
        if preposition(sentence, child) in AFFILIATION and (found := parties.denoted(sentence, child)):
            return found
    return ()


def _stands_for(sentence: Sentence, pronoun: int, tokens: Sequence[int]) -> bool:
    """Whether this is the relative pronoun through which the speaker speaks ("…, who said that")."""
    token = sentence.tokens[pronoun]
    return token.text.lower() in RELATIVE and sentence.tokens[token.head].head in tokens


def _antecedent(sentence: Sentence, token: int, parties: Parties) -> tuple[str, ...]:
    """The party named right before a relative pronoun that the tree hangs elsewhere ("…, which noted that")."""
    if sentence.tokens[token].text.lower() not in RELATIVE:
        return ()
    pronoun = sentence.tokens[token].start
    near = [
        m for (index, _), m in sorted(parties.mention_at.items())
        if index == sentence.index and m.end <= pronoun <= m.end + len(" — ")
    ]  # fmt: skip
    return near[-1].actors if near else ()


def _phrase(sentence: Sentence, tokens: Sequence[int], said: frozenset[int]) -> Span | None:
    """Hull of the noun phrases, without relative clauses and what is said; a bracket that it opens it also closes."""
    kept = sorted(i for token in tokens for i in _nominal(sentence, token) if i not in said)
    opened = [i for i in kept if sentence.tokens[i].text in BRACKETS]
    while kept and sentence.tokens[kept[-1]].upos == "PUNCT":
        kept.pop()
    if not kept:
        return None
    after = kept[-1] + 1
    if opened and after < len(sentence.tokens) and sentence.tokens[after].text in BRACKETS.values():
        kept.append(after)
    return Span(sentence.tokens[kept[0]].start, sentence.tokens[kept[-1]].end)


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
