"""Whom police and courts arrest and sentence is at home where only the report's focus says of what state it is.

"Uruguayan police detained nine people" in a report about Argentina: the nine are Uruguay's, not Argentina's.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.record.drafts import Draft
from dragoman.record.parties import Parties
from dragoman.record.where import Places, event_place
from dragoman.types.analysis import Sentence
from dragoman.types.resolution import STATELESS

TYPES = frozenset({"COERCE", "SANCTION"})
MODES = frozenset({"arrest", "convict"})
# Who has people in custody at home; soldiers may do so abroad.
DOMESTIC_SECTORS = frozenset({"COP", "JUD", "GOV"})


def in_custody(draft: Draft, parties: Parties, places: Places) -> Draft:
    """The draft with the actors' own state for recipients whose phrases name no state themselves, or as it is."""
    sides, sentence = draft.sides, draft.candidate.sentence
    home = _home(sides.actors, parties)
    if home is None or draft.type not in TYPES or draft.mode not in MODES or not sides.recipients:
        return draft
    place = event_place(sentence, draft.candidate.trigger, draft.candidate.clause, places)
    abroad = place is not None and place.country != home
    if abroad or home in parties.countries(sides.recipients):
        return draft
    ways = (sides.way(actor, "recipient") for actor in sides.recipients)
    if all(way is not None and _is_guessed(sentence, way.token, parties, places) for way in ways):
        return replace(draft, sides=sides.with_recipients((home,), "home"))
    return draft


def _home(actors: tuple[str, ...], parties: Parties) -> str | None:
    """The one state whose police, courts or government all the actors are."""
    countries = parties.countries(actors) - {"*"} - STATELESS
    domestic = all(set(parties.sectors(actor)[:1]) <= DOMESTIC_SECTORS for actor in actors)
    return next(iter(countries)) if domestic and len(countries) == 1 else None


def _is_guessed(sentence: Sentence, head: int | None, parties: Parties, places: Places) -> bool:
    """Whether a phrase names no state itself: "nine people", where "nine Peruvians" and "people from Peru" do."""
    mention = None if head is None else parties.mention_at.get((sentence.index, head))
    if head is None or mention is None or mention.kind != "nominal" or mention.how not in ("role", None):
        return False
    if not sentence.tokens[head].text.islower():
        return False  # "nine Peruvians"
    inside = (token for token in sentence.subtree(head) if token != head)
    return not any((sentence.index, t) in parties.by_head or places.place(sentence, t) for t in inside)
