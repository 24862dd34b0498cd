"""Why: the contexts of an event, from the codebook's cue words in its sentences."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ontology.codebook import Codebook, Predicate
from dragoman.types.analysis import Sentence

ENOUGH_HINTS = 2  # a hint speaks for a context only together with another


def event_contexts(sentences: tuple[Sentence, ...], predicate: Predicate, codebook: Codebook) -> tuple[str, ...]:
    """Contexts that the predicate, its type or the words of its sentences speak for, in codebook order."""
    words = " ".join(token.lemma.lower() for sentence in sentences for token in sentence.tokens)
    words = words.replace(" - ", "-")  # the tokenizer parts hyphenated words, the cues do not
    return tuple(_contexts(f" {words} ", predicate, codebook))


def _contexts(words: str, predicate: Predicate, codebook: Codebook) -> Iterator[str]:
    for context in codebook.contexts.values():
        hints = sum(f" {hint} " in words for hint in context.hints)
        implied = any(c.type == predicate.type and c.mode in (None, predicate.mode) for c in context.implied_by)
        if (
            implied
            or context.name in predicate.contexts
            or hints >= ENOUGH_HINTS
            or any(f" {cue} " in words for cue in context.cues)
        ):
            yield context.name
