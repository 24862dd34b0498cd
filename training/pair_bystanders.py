"""A party that has no part in what happens: sentences get one more, so that NONE does not mean the wrong direction only."""

from __future__ import annotations

import random

from dragoman.analysis.heads.pairs import ACTOR, OUTSIDE, RECIPIENT
from training.labels import NO_EVENT
from training.pair_names import state_names
from training.pairs import PairSentence

# What follows (or, ending in a comma, comes before) a sentence: {} is the bystander, {a} the adjective of a state.
CLAUSES = tuple(
    row.split()
    for row in (
        "as {} looked on", "while {} kept silent", ", {} said", ", according to {}", ", {} reported", ", sources in {} said",
        "on the border with {}", "ahead of a summit in {}", ", a day after elections in {}", "and {} did not comment",
        ", analysts in {} said", ", at a time when {} is busy with elections of its own", ", as {} has done for years",
        "at a conference that {} hosted", ", in contrast to {}", "on the way home from {}", ", the news agency of {} said",
        "In a speech heard by {} ,", "Speaking in {} ,", "While {} waited ,", "According to {} ,", "Unlike {} ,",
    )
)  # fmt: skip
PEOPLE = (
    "the {a} president", "the {a} foreign minister", "{a} officials", "the {a} government", "{a} observers", "a {a} diplomat",
)  # fmt: skip


def with_bystander(pair: PairSentence, chance: random.Random) -> PairSentence:
    """The sentence with a bystander, asked as before or, half of the time, of the bystander and one of the parties."""
    name, adjective = chance.choice(state_names().forms)
    party = name if chance.random() < 0.6 else chance.choice(PEOPLE).format(a=adjective)
    clause = chance.choice(CLAUSES)
    added: list[str] = []
    marked: list[bool] = []
    for word in clause:
        part = party.split() if word == "{}" else [word]
        added += part
        marked += [word == "{}"] * len(part)
    asked = chance.random() < 0.5
    mine, theirs = chance.sample((ACTOR, RECIPIENT), 2)
    new = [mine if is_party and asked else OUTSIDE for is_party in marked]
    # One of the parties stays marked, in either role.
    kept = chance.choice((ACTOR, RECIPIENT))
    old = [(theirs if role == kept else OUTSIDE) if asked else role for role in pair.roles]
    types = (NO_EVENT,) if asked else pair.types
    if clause[-1] == ",":
        return PairSentence((*added, *pair.words), (*new, *old), types)
    stop = len(pair.words) - (pair.words[-1] == "." and pair.roles[-1] == OUTSIDE)
    return PairSentence((*pair.words[:stop], *added, *pair.words[stop:]), (*old[:stop], *new, *old[stop:]), types)
