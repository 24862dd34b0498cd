"""The sentence that names a party, for what is known of it without a fact: its office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.types.record import Reading

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"][.!?])\s+(?=[A-Z“\"])|\n+")
MOST = 300  # characters


def naming(reading: Reading, actor: str) -> tuple[str, ...]:
    """The first sentence with a name of the actor, or with a phrase that means it; nothing where none does."""
    meant = [each for each in reading.resolution.mentions if actor in each.actors]
    starts = [each.start for each in meant if each.kind == "name"] or [each.start for each in meant]
    for start, end in _sentences(reading.document.text):
        if any(start <= mention < end for mention in starts):
            sentence = reading.document.text[start:end].strip()
            return (sentence if len(sentence) <= MOST else f"{sentence[: MOST - 2]} …",)
    return ()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Roughly: a reading keeps no sentences but those of its facts."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)
