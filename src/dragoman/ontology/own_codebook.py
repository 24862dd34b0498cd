"""A codebook of the user's own as written: types of events, each told by a definition and example sentences.

``own_codebook_reader`` reads and checks the file; ``dragoman codebook fit`` makes a ``FittedCodebook`` of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.ontology.codebook import Predicate

# A word is taken for an event of a type where it scores this much; the examples score about 1, other words about 0.
THRESHOLD = 0.6
# Whom the words around an event word make its sides, where the file names no slots; the first that holds a party counts.
ACTOR_SLOTS = ("subj", "poss", "by", "mod", "from")
RECIPIENT_SLOTS = ("obj", "iobj", "of", "against", "on", "to", "with", "into", "in", "at", "near", "off", "around",
                   "through", "for", "from")  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnType:
    """One type. ``quad`` and ``score`` are PLOVER's where the user gives them; ``words`` are frames that always name it,

    made of ``entries`` as the file writes them.
    """

    name: str
    definition: str
    quad: str | None = None
    score: float | None = None
    symmetric: bool = False
    actor: tuple[str, ...] = ACTOR_SLOTS
    recipient: tuple[str, ...] = RECIPIENT_SLOTS
    threshold: float = THRESHOLD
    words: tuple[Predicate, ...] = ()
    entries: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that tells an event of the type ``kind``, or only looks so (``told`` is False).

    ``event`` is the word of the sentence that tells it; None leaves it to the tree: the main verb. ``line`` is where the
    sentence stands in the file.
    """

    kind: str
    text: str
    event: str | None
    told: bool
    line: int


@dataclass(frozen=True, slots=True)
class OwnCodebook:
    """A file of own types with its examples; ``file`` is its path, for messages."""

    file: str
    name: str
    types: tuple[OwnType, ...]
    examples: tuple[Example, ...]
