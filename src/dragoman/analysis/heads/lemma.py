"""Lemmas as edit scripts: what to cut from the end of a form, and what to put there instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.heads.spelling import regular_bases

SAME = "-|0|"
CANDIDATES = 5
_INFLECTED = frozenset(("VERB", "NOUN", "AUX"))


def script_for(form: str, lemma: str) -> str:
    """The script that makes ``lemma`` of ``form``: ``case|cut|suffix``.

    Case is ``-`` (as written) or ``l`` (lower case first). The lemma's common beginning with the form is kept.
    """
    if form == lemma:
        return SAME
    kept_written, kept_lower = _common(form, lemma), _common(form.lower(), lemma)
    case, base, kept = ("-", form, kept_written) if kept_written >= kept_lower else ("l", form.lower(), kept_lower)
    return f"{case}|{len(base) - kept}|{lemma[kept:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma of ``form`` by ``script``; a script that would cut more than there is leaves the form as it is."""
    case, cut, suffix = script.split("|", 2)
    base = form.lower() if case == "l" else form
    count = int(cut)
    if count > len(base):
        return base
    return base[: len(base) - count] + suffix or base


@dataclass(frozen=True, slots=True)
class LemmaLexicon:
    """Lemmas by (lower-case form, part of speech), and words of the language that a script may well arrive at."""

    lemmas: Mapping[tuple[str, str], str]
    words: frozenset[str]


def decode_lemmas(
    words: Sequence[str],
    upos: Sequence[str],
    scores: NDArray[np.floating],
    scripts: Sequence[str],
    lexicon: LemmaLexicon,
) -> list[str]:
    """The lemma of each word; ``scores`` of shape (words, scripts).

    The lexicon goes first. A verb with a regular ending has a base by the rules of spelling, which the words of the
    language and the network choose among. Else the best script that makes a known word, if one of the best few does;
    else the best script.
    """
    order = np.argsort(-scores, axis=1, kind="stable")[:, :CANDIDATES]
    lemmas = []
    for word, tag, row in zip(words, upos, order, strict=True):
        listed = lexicon.lemmas.get((word.lower(), tag))
        lemmas.append(listed or _from_scripts(word, tag, [scripts[index] for index in row], lexicon.words))
    return lemmas


def _from_scripts(word: str, tag: str, best: Sequence[str], known: frozenset[str]) -> str:
    first = apply_script(word, best[0])
    bases = regular_bases(word.lower()) if tag == "VERB" else []
    if bases:
        return first if first in bases and first in known else next((base for base in bases if base in known), bases[0])
    if tag not in _INFLECTED:
        return first
    made = (apply_script(word, script) for script in best)
    return next((lemma for lemma in made if lemma in known), first)


def _common(left: str, right: str) -> int:
    length = 0
    for first, second in zip(left, right, strict=False):
        if first != second:
            break
        length += 1
    return length
