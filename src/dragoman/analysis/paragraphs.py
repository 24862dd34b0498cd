"""Paragraphs of a plain text, whether it is typed one paragraph a line or wrapped to a width."""

from __future__ import annotations

import re

Span = tuple[int, int]
# Wire copy and mail are wrapped to at most about 80 columns, some terminals to 100.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40
# How far short of the width a line may stay although the next word would have fitted.
_SLACK = 3
_LINE = re.compile(r"[^\n]+")
_CLOSING = ".!?:;\"”’)]"


def split_paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs: an empty line ends one, and so does a line end that no wrapping explains."""
    lines = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    longest = max((end - start for start, end in lines), default=0)
    paragraphs: list[list[int]] = []
    for index, (start, end) in enumerate(lines):
        if index and _continues(text, lines, index, longest, wrapped=paragraphs[-1][0] < lines[index - 1][0]):
            paragraphs[-1][1] = end
        else:
            paragraphs.append([start, end])
    return [(start, end) for start, end in paragraphs]


def _continues(text: str, lines: list[Span], index: int, longest: int, wrapped: bool) -> bool:
    """Whether line ``index`` goes on with the paragraph above it, which is ``wrapped`` if it has several lines."""
    (above_start, above_end), (start, end) = lines[index - 1], lines[index]
    if text[above_end:start] != "\n":
        return False
    above, below = text[above_start:above_end], text[start:end]
    closed = above.rstrip()[-1] in _CLOSING
    if below[0].islower() and not closed:
        return True
    width = longest if longest <= _WIDEST_WRAP else _block_width(text, lines, index)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or below[0].isspace() or (closed and not wrapped):
        return False
    return len(above.rstrip()) + 1 + len(below.split(maxsplit=1)[0]) > width - _SLACK


def _block_width(text: str, lines: list[Span], index: int) -> int:
    """The longest line of the lines that follow one another without an empty line, around ``index``."""
    first = last = index
    while first > 0 and text[lines[first - 1][1] : lines[first][0]] == "\n" and index - first < 50:
        first -= 1
    while last + 1 < len(lines) and text[lines[last][1] : lines[last + 1][0]] == "\n" and last - index < 50:
        last += 1
    return max(end - start for start, end in lines[first : last + 1])
