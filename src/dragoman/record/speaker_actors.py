"""Speakers that are no actor of the text by themselves: unnamed ones, and several parties with one voice.

A claim has one speaker. "Two officials" and "analysts" are an actor of no country; "Peru and Chile" said together are
one whose members are the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.types.record import Claim, Quote
from dragoman.types.resolution import Actor, Resolution

UNNAMED, JOINT, AND = "UNNAMED", "JOINT", "+"
POINTING = frozenset({"i", "we", "you", "he", "she", "they", "it", "who", "which", "that", "this", "these", "those", "his",
                      "her", "their", "its", "our", "my", "your", "one", "some", "others"})  # fmt: skip
MAX_WORDS = 6


def speaker_id(actors: Sequence[str], phrase: Quote | None) -> str:
    """The one id for the actors that speak: theirs, ``JOINT/PER+CHL``, or ``UNNAMED/two-officials`` where none is known."""
    if actors:
        return actors[0] if len(actors) == 1 else f"{JOINT}/{AND.join(actors)}"
    words = re.findall(r"\w+", phrase.text.lower()) if phrase is not None else []
    told = "-".join(words[:MAX_WORDS])
    return UNNAMED if not words or told in POINTING else f"{UNNAMED}/{told}"


def speakers_of(speaker: str) -> tuple[str, ...]:
    """The actors behind the speaker of a claim: itself, the members of a joint one, nobody behind an unnamed one."""
    kind, _, rest = speaker.partition("/")
    if kind == JOINT:
        return tuple(rest.split(AND))
    return () if kind == UNNAMED else (speaker,)


def with_speakers(resolution: Resolution, claims: Iterable[Claim]) -> Resolution:
    """The resolution with the speakers of the claims among its actors."""
    known = {actor.id: actor for actor in resolution.actors}
    added = {claim.speaker: _actor(claim, known) for claim in claims if claim.speaker not in known}
    return replace(resolution, actors=(*resolution.actors, *(added[speaker] for speaker in sorted(added))))


def _actor(claim: Claim, known: dict[str, Actor]) -> Actor:
    members = [known[id] for id in speakers_of(claim.speaker) if id in known]
    countries = {member.country for member in members}
    phrase = claim.speaker_span.text if claim.speaker_span is not None and "/" in claim.speaker else UNNAMED.lower()
    return Actor(
        id=claim.speaker, name=" and ".join(_names(members)) or phrase, kind="group",
        country=countries.pop() if len(countries) == 1 else None, members=tuple(member.id for member in members),
    )  # fmt: skip


def _names(members: Sequence[Actor]) -> Iterator[str]:
    """ "Peru, Chile and Bolivia": all but the last joined by commas."""
    if len(members) > 1:
        yield ", ".join(member.name for member in members[:-1])
    yield from (member.name for member in members[-1:])
