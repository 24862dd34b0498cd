"""What the tree makes of a match of the grammar: whether it is a time at all, and which words are its own."""

from __future__ import annotations

from dataclasses import replace

from dragoman.resolution.time_grammar import Draft
from dragoman.types.analysis import Sentence

_TITLES = frozenset("mr mrs ms miss dr sir lady lord president minister secretary senator general judge".split())
Span = tuple[int, int]


def fitted(sentence: Sentence, span: Span, draft: Draft) -> tuple[Draft, Span] | None:
    """A draft with its tokens, first and last, as the tree has it; None where it is no time."""
    if _misread(sentence, span, draft):
        return None
    if draft.groups.get("rel", "").lower() == "that" and sentence.tokens[span[0]].upos == "SCONJ":
        return _without_that(sentence, span, draft)
    return _without_over(sentence, span, _duration_of_rate(sentence, span[0], draft))


def _misread(sentence: Sentence, span: Span, draft: Draft) -> bool:
    """Words that only look like a time: "may" the auxiliary, "March" the verb, names of persons and papers."""
    if span[0] and sentence.tokens[span[0] - 1].text.lower().rstrip(".") in _TITLES and draft.groups.keys() == {"month"}:
        return True
    if draft.form == "weekday" and draft.groups.keys() == {"weekday"} and _names(sentence, span[1]):
        return True
    if draft.form != "calendar" or draft.groups.keys() - {"month", "mod"}:
        return False
    token = sentence.tokens[span[1]]
    return token.upos in ("AUX", "VERB") or (token.deprel.startswith("flat") and "mod" not in draft.groups)


def _names(sentence: Sentence, index: int) -> bool:
    """Whether a weekday is the first word of a name: "the Sunday Courier"."""
    token = sentence.tokens[index]
    if token.deprel.split(":")[0] not in ("compound", "flat", "nmod", "amod") or token.head <= index:
        return False
    head = sentence.tokens[token.head]
    between = sentence.tokens[index + 1 : token.head + 1]
    return head.upos == "PROPN" and head.deprel not in ("compound", "flat") and all(
        word.text[:1].isupper() for word in between
    )


def _duration_of_rate(sentence: Sentence, first: int, draft: Draft) -> Draft:
    """"Takes a year": behind a verb or a preposition "a year" is how long, not how often."""
    if "rate" not in draft.groups or not first or sentence.tokens[first - 1].upos not in ("VERB", "AUX", "ADP"):
        return draft
    return replace(draft, form="duration", groups={"count": "a", "unit": draft.groups["unit"]})


def _without_over(sentence: Sentence, span: Span, draft: Draft) -> tuple[Draft, Span]:
    """"Lend it over four years": a preposition; "for over four years": more than."""
    first, last = span
    over = draft.form == "duration" and draft.groups.get("about", "").lower() == "over"
    if not over or (first and sentence.tokens[first - 1].upos in ("ADP", "VERB", "ADV", "SCONJ")):
        return draft, span
    groups = {name: value for name, value in draft.groups.items() if name != "about"}
    return replace(draft, start=sentence.tokens[first + 1].start, groups=groups), (first + 1, last)


def _without_that(sentence: Sentence, span: Span, draft: Draft) -> tuple[Draft, Span]:
    """"… said that Tuesday was …": the conjunction is no part of the expression."""
    if span[0] == span[1]:
        return draft, span
    groups = {name: value for name, value in draft.groups.items() if name != "rel"}
    return replace(draft, start=sentence.tokens[span[0] + 1].start, groups=groups), (span[0] + 1, span[1])
