"""Quotations and who speaks in them, for "I", "we" and "our"."""

from __future__ import annotations

from dragoman.resolution.actor_words import actor_words
from dragoman.resolution.discourse import Discourse, Reference
from dragoman.resolution.noun_phrases import base
from dragoman.types.analysis import Sentence

_LONGEST = 2000  # code points; an opening mark without its closing one must not swallow the document


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Spans between quotation marks; a paragraph break ends a quotation with straight marks."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for at, character in enumerate(text):
        if character == "“":
            opened = at
        elif character == "”" and opened is not None:
            spans.append((opened, at + 1))
            opened = None
        elif character == '"':
            if opened is not None and at - opened < _LONGEST:
                spans.append((opened, at + 1))
                opened = None
            else:
                opened = at
        elif character == "\n" and opened is not None and text[opened] == '"':
            opened = None
    return tuple(spans)


def speaker(
    discourse: Discourse, quotes: tuple[tuple[int, int], ...], sentence: Sentence, index: int
) -> Reference | None:
    """Who says the words at a token inside a quotation; None outside one or where nobody near speaks."""
    start = sentence.tokens[index].start
    quote = next(((a, b) for a, b in quotes if a <= start < b), None)
    if quote is None:
        return None
    own = _speaker_in(discourse, sentence, quote)
    if own is not None:
        return own
    for step in (-1, 1, -2, 2):
        at = sentence.index + step
        if 0 <= at < len(discourse.sentences) and discourse.sentences[at].paragraph == sentence.paragraph:
            found = _speaker_in(discourse, discourse.sentences[at], quote)
            if found is not None:
                return found
    return None


def _speaker_in(discourse: Discourse, sentence: Sentence, quote: tuple[int, int]) -> Reference | None:
    """The subject of a speech verb of this sentence that stands outside the quotation."""
    for index, token in enumerate(sentence.tokens):
        if (
            token.upos == "VERB"
            and token.lemma.lower() in actor_words().speech_verbs
            and not quote[0] <= token.start < quote[1]
        ):
            for child in sentence.children[index]:
                if base(sentence.tokens[child].deprel) == "nsubj":
                    reference = discourse.references.get((sentence.index, child))
                    if reference is not None:
                        return reference
    return None
