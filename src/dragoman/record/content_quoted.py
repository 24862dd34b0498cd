"""Content in quotation marks next to its cue."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.record.content_parts import Content
from dragoman.record.quotations import Quotation
from dragoman.types.analysis import Sentence

STOPS = frozenset({",", ".", "?", "!", "…", "...", "—", "-", "–"})
OPENERS = frozenset({",", ":", "—", "–", "-", ".", "…", ")"})
MAX_BETWEEN = 30  # tokens of a speaker with his titles
MIN_SPOKEN_TOKENS = 4  # two marks, a stop and a word


def quoted(sentence: Sentence, token: int, quotations: Sequence[Quotation]) -> Content | None:
    """Quotations next to the cue: before it, after it, or both ("“…,” he said, “…”")."""
    parts = [_inside(sentence, q) for q in quotations]
    before = max((p for p in parts if p and p[-1] < token and _leads_over(sentence, p[-1] + 1, token, token)), default=None)
    after = min((p for p in parts if p and p[0] > token and _leads_over(sentence, token + 1, p[0], token)), default=None)
    if before is not None and not (_is_spoken(sentence, before) and _starts(sentence, before, OPENERS, ())):
        before = None
    if after is not None and before is None and not (
        _is_spoken(sentence, after) and _starts(sentence, after, OPENERS, ("VERB", "PROPN", "PRON", "NOUN"))
    ):
        after = None
    tokens = frozenset((before or []) + (after or []))
    heads = tuple(i for i in sorted(tokens) if sentence.tokens[i].head not in tokens and sentence.tokens[i].upos != "PUNCT")
    return Content("clause", heads, tokens) if tokens else None


def _inside(sentence: Sentence, quotation: Quotation) -> list[int]:
    return [i for i, t in enumerate(sentence.tokens) if quotation.start <= t.start < quotation.end]


def _leads_over(sentence: Sentence, low: int, high: int, cue: int) -> bool:
    """Whether only a speaker, an addressee and punctuation stand between a quotation and the cue: no other verb."""
    between = range(low, high)
    return high - low <= MAX_BETWEEN and all(
        sentence.tokens[i].upos not in ("VERB", "SCONJ") or sentence.tokens[i].deprel in ("acl", "amod") for i in between
    ) and not any(sentence.tokens[i].head == cue and sentence.tokens[i].deprel in ("ccomp", "xcomp") for i in between)


def _is_spoken(sentence: Sentence, inside: Sequence[int]) -> bool:
    """Whether a quotation is more than a piece of somebody's clause: it closes with a comma or stop, or ends it all."""
    last = [sentence.tokens[i].text for i in inside[-2:]]
    after = sentence.tokens[inside[-1] + 1].text if inside[-1] + 1 < len(sentence.tokens) else "."
    closes = any(text in STOPS for text in last) or after in STOPS
    return closes and len(inside) > MIN_SPOKEN_TOKENS


def _starts(sentence: Sentence, inside: Sequence[int], texts: frozenset[str], upos: Sequence[str]) -> bool:
    """Whether a quotation stands at the start of the sentence or after one of these marks and kinds of words."""
    before = sentence.tokens[inside[0] - 1] if inside[0] else None
    return before is None or before.text in texts or before.upos in upos
