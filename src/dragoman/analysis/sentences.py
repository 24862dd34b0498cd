"""Where sentences end in a paragraph of words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.analysis.lexicon import Lexicon, load_lexicon

Span = tuple[int, int]

_STOP = re.compile(r"[.!?…]+")
_QUOTES = frozenset("\"'”’»“‘„«`") | {"''", "``"}
_CLOSERS = frozenset("\"'”’»)]}") | {"''"}
_OPENERS = frozenset("\"'“‘„«([{") | {"``"}
_NOTE = re.compile(r"\[\d{1,3}\]")  # the number of a note, as encyclopedias write it
_SPEECH_REACH = 4


def sentence_ends(text: str, words: Sequence[Span]) -> list[int]:
    """Half-open ends (indices into ``words``) of the sentences of one paragraph; the last is always ``len(words)``."""
    lexicon = load_lexicon()
    ends: list[int] = []
    first = index = 0
    while index < len(words):
        after = _end_after(text, words, first, index, lexicon)
        if after is None:
            index += 1
        else:
            ends.append(after)
            first = index = after
    if first < len(words):
        ends.append(len(words))
    return ends


def _end_after(text: str, words: Sequence[Span], first: int, index: int, lexicon: Lexicon) -> int | None:
    """The index after the sentence that word ``index`` closes, or None if it closes none."""
    form = text[words[index][0] : words[index][1]]
    if not _STOP.fullmatch(form):
        return _after_abbreviation(text, words, index, lexicon) if form.endswith(".") else None
    after, quoted = _past_closers(text, words, index + 1)
    if after >= len(words):
        return None
    if form == "." and _is_list_number(text, words, first, index):
        return None
    if not _opens_sentence(text, words, after, glued=words[after][0] == words[after - 1][1]):
        return None
    if quoted and form[-1] in "!?" and _speaker_follows(text, words, after, lexicon):
        return None
    return after


def _past_closers(text: str, words: Sequence[Span], index: int) -> tuple[int, bool]:
    """Past the quotes and brackets written against the stop; whether a quote was among them."""
    quoted = False
    while index < len(words):
        start, end = words[index]
        form = text[start:end]
        if form == "[" and (note := _NOTE.match(text, start)):
            while index < len(words) and words[index][1] <= note.end():
                index += 1
            continue
        if form not in _CLOSERS or start != words[index - 1][1] or _opens_here(text, form, end):
            break
        quoted = quoted or form in _QUOTES
        index += 1
    return index, quoted


def _opens_here(text: str, form: str, end: int) -> bool:
    """Whether a straight quote is written against the word after it, and so opens."""
    return form in "\"'" and end < len(text) and text[end].isalnum()


def _is_list_number(text: str, words: Sequence[Span], first: int, index: int) -> bool:
    start, end = words[first]
    return index == first + 1 and text[start:end].isdigit()


def _opens_sentence(text: str, words: Sequence[Span], index: int, glued: bool) -> bool:
    """Whether a sentence may begin at ``index``: with a capital, a number or an opening mark before one."""
    while index < len(words) and text[words[index][0] : words[index][1]] in _OPENERS | {"—", "–", "-", "--"}:
        index += 1
    if index >= len(words):
        return not glued
    first = text[words[index][0]]
    if glued:
        return first.isupper() and text[words[index][0] - 1] in ".!?\"”’)"
    return not first.islower() and first not in ".?!,;:)]}%"


def _speaker_follows(text: str, words: Sequence[Span], index: int, lexicon: Lexicon) -> bool:
    """Whether a quoted question or cry goes on with its speaker: a name, then a verb of speech."""
    for start, end in words[index : index + _SPEECH_REACH]:
        form = text[start:end]
        if form.lower() in lexicon.speech:
            return True
        if not form[0].isalpha():
            return False
    return False


def _after_abbreviation(text: str, words: Sequence[Span], index: int, lexicon: Lexicon) -> int | None:
    form = text[words[index][0] : words[index][1]].lower()
    if form in lexicon.title or len(form) == 2:
        return None
    after, quoted = _past_closers(text, words, index + 1)
    if after >= len(words) or not _opens_sentence(text, words, after, glued=words[after][0] == words[after - 1][1]):
        return None
    start, end = words[after]
    if quoted or text[start:end] in _OPENERS:
        return after if quoted or text[start] != "(" else None
    return after if text[start].isupper() and text[start:end].lower() in lexicon.starter else None
