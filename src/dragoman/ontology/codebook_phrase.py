"""The multi-word entries of the codebook taken apart: "carry out", "call for", "open fire on", "take into custody"."""

from __future__ import annotations

from dataclasses import dataclass

PREPOSITIONS = frozenset(
    "about above across after against along alongside amid among around as at before behind beside besides between "
    "beyond by concerning despite during for from in inside into near of on onto outside over off past per regarding "
    "since through throughout to toward towards under until unto upon via with within without".split()
)
# With the adverbs and results that make one word of their verb: "bring home", "set free", "shoot dead", "find guilty".
PARTICLES = frozenset(
    "up out off down away back forward apart aside together ahead short "
    "over free home loose dead ablaze alight guilty go".split()
)
# Particles if no noun follows ("give in", "give in to"), else prepositions ("hold in contempt").
CLOSING_PARTICLES = frozenset({"in", "through"})
ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a verb entry; ``oblique`` is a fixed prepositional phrase, ``object`` a fixed object."""

    lemma: str
    particle: str | None = None
    object: str | None = None
    preposition: str | None = None
    oblique: tuple[str, str] | None = None


def split_verb(words: str) -> Phrase | None:
    """The parts of a verb entry, None if it fits no pattern.

    verb [particle] [object] [preposition [noun [preposition]]]; articles are left out.
    """
    lemma, *rest = (word for word in words.split() if word not in ARTICLES)
    particle = fixed = None
    closes = bool(rest) and rest[0] in CLOSING_PARTICLES and all(word in PREPOSITIONS for word in rest[1:])
    if rest and (rest[0] in PARTICLES or closes):
        particle = rest.pop(0)
    if rest and rest[0] not in PREPOSITIONS:
        fixed = rest.pop(0)
    if not rest:
        return Phrase(lemma, particle, fixed)
    if len(rest) == 1 and rest[0] in PREPOSITIONS:
        return Phrase(lemma, particle, fixed, preposition=rest[0])
    if len(rest) in (2, 3) and rest[0] in PREPOSITIONS and all(word in PREPOSITIONS for word in rest[2:]):
        return Phrase(lemma, particle, fixed, preposition="".join(rest[2:]) or None, oblique=(rest[0], rest[1]))
    return None


def split_noun(words: str) -> tuple[str, str | None]:
    """Lemma and modifier of a noun entry: ("strike", "hunger"); a hyphen parts words as a blank does."""
    *modifiers, lemma = words.replace("-", " ").split()
    return lemma, modifiers[-1] if modifiers else None
