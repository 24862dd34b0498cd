"""Links claims to their denials: who disputes what.

A denial disputes the claim that it is about: the one it names (", which Lima denies", "Moscow rejected the
accusation"), else the one that its own words repeat. Only another party's claim can be disputed, and a party denies
first of all what was said against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import yaml

from dragoman.record.parties import Parties
from dragoman.types.analysis import Analysis, Sentence
from dragoman.types.record import DENYING, Claim, Quote
from dragoman.types.resolution import Resolution

BLAMING = frozenset({"accuses", "condemns"})
CONTENT_UPOS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
MIN_OVERLAP = 0.34  # share of the shorter content's words, for claims that nothing else links
MAX_BACK = 12  # sentences between a claim and its denial by name
MAX_AFTER = 6  # sentences by which a denial may go before what it denies, as in headlines and leads


@dataclass(frozen=True)
class _Side:
    """A claim with what linking looks at: its place, its words, the countries of its speaker and its target."""

    claim: Claim
    sentence: int
    words: frozenset[str]
    speaker: str | None
    target: str | None
    about: frozenset[str]
    labels: bool
    relative: bool
    negated: bool


@cache
def speech_act_nouns() -> frozenset[str]:
    """Nouns that stand for what was said before ("the claim", "these accusations"), from the package's data."""
    text = resources.files("dragoman.ontology").joinpath("data/speech_acts.yaml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(text)["nouns"])


def link_disputes(claims: tuple[Claim, ...], analysis: Analysis, resolution: Resolution) -> tuple[Claim, ...]:
    """The claims with ``disputed_by`` filled in; their order stays."""
    parties = Parties.of(resolution)
    sides = tuple(_side(claim, analysis, parties) for claim in claims)
    disputed: dict[str, list[Claim]] = {}
    for denial in sides:
        for side in _denied(denial, sides):
            disputed.setdefault(side.claim.id, []).append(denial.claim)
    return tuple(_disputed(claim, disputed.get(claim.id, ())) for claim in claims)


def _disputed(claim: Claim, denials: Sequence[Claim]) -> Claim:
    """The claim with its denials; an accusation that names nobody is aimed at who denies it."""
    against = claim.against
    if against is None and claim.stance in BLAMING and denials:
        against = denials[0].speaker
    ids = sorted({*claim.disputed_by, *(denial.id for denial in denials)})
    return replace(claim, disputed_by=tuple(ids), against=against)


def _side(claim: Claim, analysis: Analysis, parties: Parties) -> _Side:
    tokens = [
        (sentence, index)
        for sentence in analysis.sentences
        if sentence.start < claim.content.end and claim.content.start < sentence.end
        for index, token in enumerate(sentence.tokens)
        if claim.content.start <= token.start < claim.content.end
    ]
    lemmas = [s.tokens[i].lemma.lower() for s, i in tokens if s.tokens[i].upos in CONTENT_UPOS]
    nouns = speech_act_nouns()
    return _Side(
        claim=claim,
        sentence=_sentence(analysis, claim.cue or claim.content),
        words=frozenset(lemmas) - nouns,
        speaker=parties.country(claim.speaker),
        target=parties.country(claim.against) if claim.against else None,
        about=parties.countries(a for s, i in tokens for a in parties.exact(s, i)),
        labels=any(lemma in nouns for lemma in lemmas) or (len(tokens) <= 2 and _points_back(tokens)),
        relative=len(tokens) == 1 and tokens[0][0].tokens[tokens[0][1]].text.lower() in ("which", "who", "that"),
        negated=any(s.tokens[i].feat("Polarity") == "Neg" or s.tokens[i].lemma in ("no", "not", "never") for s, i in tokens),
    )


def _points_back(tokens: Sequence[tuple[Sentence, int]]) -> bool:
    return any(s.tokens[i].upos in ("PRON", "DET") for s, i in tokens)


def _sentence(analysis: Analysis, quote: Quote) -> int:
    return next((s.index for s in analysis.sentences if s.start <= quote.start < s.end), 0)


def _denied(denial: _Side, sides: Sequence[_Side]) -> tuple[_Side, ...]:
    """The claims that this one disputes; none unless it denies, rejects, or says the contrary."""
    others = [s for s in sides if s.claim is not denial.claim and _is_other_party(denial, s) and _can_be_denied(s)]
    if denial.claim.stance in DENYING:
        # A denial may be reported before what it denies, as headlines and leads do.
        nested = [s for s in others if _within(s.claim.content, denial.claim.content)]
        if nested:
            return tuple(nested)
        charges = tuple(s for s in others if _is_charge(s, denial)) if denial.labels or not denial.words else ()
        if denial.labels and (named := _named(denial, others)):
            return tuple(dict.fromkeys((*named, *charges)))
        return tuple(dict.fromkeys((*charges, *(s for s in others if _about_the_same(denial, s)))))
    if denial.negated and denial.claim.stance == "asserts":
        return tuple(s for s in others if _is_aimed_at(s, denial.speaker) and _about_the_same(denial, s))
    return ()


def _named(denial: _Side, others: Sequence[_Side]) -> tuple[_Side, ...]:
    """What "the claim" is: the last one before it that is aimed at the denier, or else that stands right before it."""
    before = [
        s for s in others
        if denial.sentence - (0 if denial.relative else MAX_BACK) <= s.sentence <= denial.sentence and s.claim.content.start < denial.claim.content.start
    ]  # fmt: skip
    own = denial.target
    ranked = [s for s in before if _is_aimed_at(s, denial.speaker) or (own is not None and s.speaker == own)]
    if ranked:
        last = max(s.sentence for s in ranked)
        same = [s for s in ranked if s.claim.stance in BLAMING and denial.sentence - s.sentence <= 1]
        return tuple(dict.fromkeys(same or [s for s in ranked if s.sentence == last]))
    near = [s for s in before if denial.sentence - s.sentence <= 1]
    return tuple(near[-1:])


def _is_charge(side: _Side, denial: _Side) -> bool:
    """Whether a claim is one of "the accusations" that a party rejects as a whole: blame, aimed at it, not long before
    or right after."""
    near = -MAX_AFTER <= denial.sentence - side.sentence <= MAX_BACK
    aimed = _same_side(side.claim.against, denial.claim.speaker) or _is_aimed_at(side, denial.speaker)
    return near and aimed and side.claim.stance in BLAMING


def _about_the_same(denial: _Side, side: _Side) -> bool:
    """Whether two contents share enough words; less is asked of what is said against the denier."""
    shorter = min(len(denial.words), len(side.words))
    if not shorter:
        return False
    share = len(denial.words & side.words) / shorter
    directed = _is_aimed_at(side, denial.speaker)
    return share >= (MIN_OVERLAP / 2 if directed else MIN_OVERLAP) and len(denial.words & side.words) >= (1 if directed else 2)


def _is_aimed_at(side: _Side, country: str | None) -> bool:
    """Whether a claim is aimed at a country's party, or without a target speaks about one."""
    if country is None:
        return False
    return side.target == country or (side.target is None and country in side.about)


def _is_other_party(denial: _Side, side: _Side) -> bool:
    if denial.claim.speaker == side.claim.speaker:
        return False
    abroad = denial.speaker is None or denial.speaker != side.speaker
    # A government and its rebels are of one country, and so is who calls "the charge" of the prosecutors absurd.
    return abroad or denial.labels or _same_side(side.claim.against, denial.claim.speaker)


def _same_side(one: str | None, other: str) -> bool:
    """Whether two actors are of one country and sector, as the rebels and their spokeswoman are."""
    return one is not None and "/" in one and one.split("/")[:2] == other.split("/")[:2]


def _can_be_denied(side: _Side) -> bool:
    return side.claim.stance in ("asserts", "confirms", "accuses", "condemns", "predicts")


def _within(inner: Quote, outer: Quote) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and (inner.start, inner.end) != (outer.start, outer.end)
