"""Quarrels that are told by the land they are about: "the disputed territory of Kashmir", "the Senkaku dispute"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ontology.relation_patterns import Land
from dragoman.record.arguments import preposition
from dragoman.record.relation_context import Surroundings
from dragoman.record.relation_drafts import RelationDraft, draft
from dragoman.types.analysis import ROOT

ABOUT = ("over", "of", "about", "on", "in")


def disputed_lands(here: Surroundings) -> Iterator[RelationDraft]:
    """A tension between the states that claim the land, the first with each other one, where the document names both."""
    if not here.lands:
        return
    disputed = here.patterns.words["general.disputed"]
    for token, word in enumerate(here.sentence.tokens):
        if word.upos not in ("NOUN", "PROPN"):
            continue
        modified = bool(disputed & here.modifiers(token))
        if modified or here.has(token, "general.quarrels"):
            lands = [land for land in here.lands if _is_meant(here, token, land, anywhere=modified)]
            yield from (found for land in lands[:1] for found in _between(here, token, land))


def _is_meant(here: Surroundings, token: int, land: Land, anywhere: bool) -> bool:
    """Whether a phrase names the land; of "the disputed region" without a name, whether the document does and no other land."""
    sentence = here.sentence
    named = sentence.dependents(token, "compound", "amod", "nmod:poss", "appos", "flat")
    about = [c for c in sentence.dependents(token, "nmod", "obl") if preposition(sentence, c) in ABOUT]
    above = sentence.tokens[token].head
    near = [token, *named, *about, *([above] if anywhere and above != ROOT and sentence.tokens[token].deprel == "compound" else [])]
    words = " ".join(sentence.tokens[t].text.lower() for top in near for t in ([top] if top == token else sorted(sentence.subtree(top))))
    if any(name in words for name in land.names):
        return True
    bare = not about and not any(sentence.tokens[c].upos == "PROPN" for c in named) and sentence.tokens[token].upos == "NOUN"
    return anywhere and bare and len({other.claimants for other in here.lands}) == 1


def _between(here: Surroundings, token: int, land: Land) -> Iterator[RelationDraft]:
    claimants = [actor for country in land.claimants if (actor := here.of_country(country)) is not None]
    for other in claimants[1:]:
        if here.parties.country(claimants[0]) == land.claimants[0]:
            yield draft(here, "tension", claimants[0], other, token)
