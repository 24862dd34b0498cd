"""Ranks of trade partners and volumes of trade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.record.arguments import arguments, conjuncts, preposition
from dragoman.record.known_parties import PAIR
from dragoman.record.relation_context import Surroundings
from dragoman.record.relation_drafts import RelationDraft, pair
from dragoman.types.analysis import ROOT
from dragoman.types.resolution import Quantity

ARMS = frozenset({"arm", "arms", "weapon", "weapons"})
NUMERIC = re.compile(r"(\d+)(?:st|nd|rd|th)$")


def trade_ranks(here: Surroundings) -> Iterator[RelationDraft]:
    """ "X is Y's second-largest trading partner": X is the subject, Y the object, the rank is the value."""
    words = here.patterns.words
    for token in here.nouns(words["trade.partner"] | words["trade.market"] | words["trade.dealers"]):
        rank = _rank(here, token)
        deals = here.has(token, "trade.dealers")
        if here.modifiers(token) & ARMS:  # who sells arms is told by his support
            continue
        aimed = here.has(token, "trade.market") and here.has_phrase(token, "for")
        if rank is None or not (deals or aimed or here.modifiers(token) & words["trade.kinds"]):
            continue
        owners = here.owners(token, "of", "for") or here.phrase(token, "of", "for") or (_sold(here, token) if deals else ())
        bearers = here.subject_of(token)
        owners = tuple(o for o in owners if o not in bearers) or owners
        countries = here.parties.countries(owners)
        partners = [p for p in (*bearers, *here.subjects_above(token)) if p not in owners]
        partner = next((p for p in partners if here.parties.country(p) not in countries), None)
        if partner is None and len(others := here.other_states()) == PAIR and bearers and countries:  # "its biggest partner" is not its own
            partner = bearers[0]
            owners = tuple(o for o in others if here.parties.country(o) != here.parties.country(partner))
        if owners and partner is not None and here.stands_for_state(owners[0]):
            yield RelationDraft(
                "trade-rank", here.state(partner), here.state(owners[0]), here.sentence.index, token, float(rank), "rank"
            )


def _sold(here: Surroundings, token: int) -> tuple[str, ...]:
    """Whose goods a dealer deals in, or whom it deals with: "buyer of X's gas", "buyer of Iranian oil", "lender to X"."""
    goods = [c for c in here.sentence.dependents(token, "nmod") if preposition(here.sentence, c) == "of"]
    owned = [a for good in goods for a in here.owners(good, "from")]
    return tuple(owned) or here.phrase(token, "to", "in")


def _rank(here: Surroundings, token: int) -> int | None:
    """The place in the order, from "top", "third-largest", "second most important", "3rd largest"."""
    words = here.patterns.words
    found: int | None = None
    for child in here.sentence.dependents(token, "amod", "compound", "nmod:desc", "nummod"):
        for part in sorted((child, *here.sentence.subtree(child))):
            for word in here.sentence.tokens[part].text.lower().split("-"):
                if word in here.patterns.ordinals:
                    return here.patterns.ordinals[word]
                if number := NUMERIC.match(word):
                    return int(number[1])
                if word in words["trade.first"] or word in words["trade.superlatives"]:
                    found = 1
    return found


def trade_volumes(here: Surroundings) -> Iterator[RelationDraft]:
    """ "trade between X and Y reached $N": the first sum of money in the clause of the verb, or on the noun."""
    for token in here.nouns(here.patterns.words["trade.volume"]):
        sides = pair(here, (*here.phrase(token, "between", "among"), *here.owners(token), *here.phrase(token, "with", "of", "to", "from")))
        if sides is None:
            continue
        quantity = _money(here, token)
        if quantity is not None:
            yield RelationDraft(
                "trade-volume", *sides, here.sentence.index, token, quantity.value, quantity.unit
            )


def _money(here: Surroundings, token: int) -> Quantity | None:
    """A sum of money that the noun is said to reach."""
    word = here.sentence.tokens[token]
    tops = [token]
    if word.head != ROOT and word.deprel in ("nsubj", "nsubj:pass") and here.has(word.head, "trade.reach"):
        tops.append(word.head)
    if word.head != ROOT and token in arguments(here.sentence, word.head).get("subj"):
        tops.append(word.head)
    reach = {t for top in tops for part in conjuncts(here.sentence, top) for t in here.sentence.subtree(part)}
    units = here.patterns.words["trade.money"]
    return next(
        (
            q for q in sorted(here.resolution.quantities, key=lambda q: q.start)
            if q.sentence == here.sentence.index and q.head in reach and q.unit.lower().split(" ")[-1] in units
        ),
        None,
    )  # fmt: skip
