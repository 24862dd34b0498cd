"""The states behind a group or an "it" that the resolver leaves open, by what was named before."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record.known_parties import BODIES, PAIR, STATES
from dragoman.record.parties import Parties
from dragoman.types.analysis import Sentence
from dragoman.types.resolution import Mention, Resolution

BEYOND = BODIES | {"NGO", "IMG"}


def pair_meant(sentence: Sentence, token: int, resolution: Resolution, parties: Parties) -> tuple[str, ...]:
    """ "The arch-rivals": the two states named in the sentences up to it, else the only two of the document; () if neither.

    A sentence that goes on to name them ("relations between the former foes broke when Peru shot at a Chilean ship") counts.
    """
    start = sentence.tokens[token].start
    before = _states((m for m in resolution.mentions if m.start < start and sentence.index - m.sentence <= 1), parties)
    within = _states((m for m in resolution.mentions if m.sentence == sentence.index), parties)
    whole = _states(resolution.mentions, parties)
    found = next((states for states in (before, within, whole) if len(states) == PAIR), {})
    return tuple(found.values())


def subject_before(sentence: Sentence, resolution: Resolution, parties: Parties) -> tuple[str, ...]:
    """Of a lone "it" that nobody resolved: the state that the sentence before begins with."""
    earlier = [m for m in resolution.mentions if m.sentence == sentence.index - 1]
    first = min(earlier, key=lambda m: m.start, default=None)
    found = [a for a in (first.actors if first else ()) if parties.actors[a].kind == "state"]
    return tuple(found) if len(found) == 1 else ()


def state_before(sentence: Sentence, token: int, resolution: Resolution, parties: Parties) -> tuple[str, ...]:
    """Of a lone "the country" that nobody resolved: the state whose name, or whose officials, stand nearest before it."""
    start = sentence.tokens[token].start
    before = sorted((m for m in resolution.mentions if m.end <= start and m.sentence == sentence.index), key=lambda m: -m.end)
    return next((found for m in before if (found := tuple(_states((m,), parties).values()))), ())[:1]


def _states(mentions: Iterator[Mention] | tuple[Mention, ...], parties: Parties) -> dict[str, str]:
    """The states among the actors of mentions, each with the state's own actor where the document names it."""
    found: dict[str, str] = {}
    for mention in mentions:
        for actor in mention.actors:
            country = parties.country(actor)
            if country is not None and len(country) == STATES and country not in BEYOND:
                found.setdefault(country, country if country in parties.actors else actor)
    return found
