"""Lemmas as edit scripts: what to cut from the end of a form, and what to put there instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.analysis.heads.spelling import Features, regular_bases

SAME = "-|0|"
_INFLECTED = frozenset(("VERB", "NOUN", "PROPN", "ADJ", "ADV"))


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
    feats: Sequence[Features],
    scripts: Sequence[str],
    lexicon: LemmaLexicon,
) -> list[str]:
    """The lemma of each word, given its part of speech, its features and the script that the network chose.

    The lexicon goes first. Else verbs, nouns, adjectives and adverbs are led back by the rules of spelling, and the
    words of the language choose among what these allow; the script says only whether a capital is kept. All other words
    follow the script.
    """
    rows = zip(words, upos, feats, scripts, strict=True)
    return [lexicon.lemmas.get((row[0].lower(), row[1])) or _by_rule(*row, lexicon.words) for row in rows]


def _by_rule(word: str, tag: str, feats: Features, script: str, known: frozenset[str]) -> str:
    if tag not in _INFLECTED or (tag == "PROPN" and script.endswith("|0|")):
        return apply_script(word, script)
    cased = word.lower() if tag == "VERB" or script.startswith("l") else word
    bases = regular_bases(cased, tag, feats)
    return next((base for base in bases if base.lower() in known), bases[0] if bases else cased)


def _common(left: str, right: str) -> int:
    length = 0
    for first, second in zip(left, right, strict=False):
        if first != second:
            break
        length += 1
    return length
