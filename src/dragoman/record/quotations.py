"""Finds what stands between quotation marks: curly, straight, single, and running over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = {"“": "”", "«": "»", "„": "“"}
CLOSING = frozenset(OPENING.values()) | {'"'}
SENTENCE_END = re.compile(r"[.!?…,][”\"’']?$")
MAX_LENGTH = 4000  # code points; a mark that is not closed by then was no quotation


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation with its marks: ``text[start:end]``. ``closed`` is False where the paragraph ends before it does."""

    start: int
    end: int
    closed: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations of a text, outermost ones only, in order.

    A paragraph that ends inside a quotation leaves it open; the next paragraph reopens it with a mark of its own, as
    newspapers set it. A straight mark opens after a blank and closes elsewhere.
    """
    found: list[Quotation] = []
    for line in re.finditer(r"[^\n]+", text):
        found.extend(_in_paragraph(text, line.start(), line.end()))
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for position in range(start, end):
        mark = text[position]
        if opened is None:
            if mark in OPENING or _opens(text, position):
                opened = position
        elif _closes(text, opened, position):
            found.append(Quotation(opened, position + 1, True))
            opened = None
        elif mark in "“„«" and text[opened] in "“„«":
            opened = _reopened(text, opened, position)
    if opened is not None and end - opened <= MAX_LENGTH and _runs_on(text, opened, end):
        found.append(Quotation(opened, end, False))
    return found


def _opens(text: str, position: int) -> bool:
    """Whether a straight double, or a single mark, opens a quotation here."""
    mark = text[position]
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    if mark == '"':
        return (before.isspace() or before in "([—–-‘'") and not after.isspace()
    if mark in "‘'":
        # "'s" and "the ’90s" are no quotations: a single mark opens only where another one closes it
        return before.isspace() and after.isalpha() and _single_close(text, position) is not None
    return False


def _closes(text: str, opened: int, position: int) -> bool:
    mark = text[position]
    if text[opened] in "‘'":
        return position == _single_close(text, opened)
    if mark == '"':
        return text[opened] != '"' or position > opened + 1
    return mark == OPENING.get(text[opened]) or (mark in CLOSING and mark != "“")


def _single_close(text: str, opened: int) -> int | None:
    """Where a quotation in single marks ends: after punctuation or before a blank, not at an apostrophe."""
    closing = "’" if text[opened] == "‘" else "'"
    limit = text.find("\n", opened)
    for position in range(opened + 2, len(text) if limit < 0 else limit):
        if text[position] != closing:
            continue
        after = text[position + 1] if position + 1 < len(text) else " "
        if not after.isalnum() and (text[position - 1] != "s" or not after.isspace() or text[opened] == "‘"):
            return position
    return None


def _reopened(text: str, opened: int, position: int) -> int:
    """A second opening mark with no closing one between: the first was closed nowhere."""
    return position if text[position - 1].isspace() and SENTENCE_END.search(text[opened:position].rstrip()) else opened


def _runs_on(text: str, opened: int, end: int) -> bool:
    """Whether the next paragraph goes on with the quotation: it starts with an opening mark."""
    rest = text[end:].lstrip()
    return bool(rest) and (rest[0] == text[opened] or rest[0] in OPENING)
