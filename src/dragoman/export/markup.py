"""Pieces of HTML for notebooks: every text is escaped, styles are inline, nothing is loaded and nothing runs.

Colours of text and ground are the notebook's own, so it reads on light and dark alike; tints are translucent, and what a
tint says a line or a sign says too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from dragoman.export.wording import without_controls

FRAME = "font-family:inherit;line-height:1.5;max-width:60em"
DIM = "opacity:0.75"
WHOLE = "white-space:nowrap"
CELL = "text-align:left;vertical-align:top;padding:0.15em 0.8em 0.15em 0;border-bottom:1px solid rgba(128,128,128,0.35)"
NUMBER = CELL.replace("left", "right", 1)
COOPERATION = "background:rgba(33,102,172,0.35);color:inherit;font-weight:bold;text-decoration:underline"
CONFLICT = "background:rgba(178,24,43,0.35);color:inherit;font-weight:bold;text-decoration:underline double"
NEUTRAL = "background:rgba(128,128,128,0.3);color:inherit;font-weight:bold;text-decoration:underline"
EVIDENCE = "background:rgba(128,128,128,0.14)"
CLAIM = "border-bottom:2px dotted"


def words(text: str) -> str:
    """Words of anybody's as HTML, on one line."""
    return escape(without_controls(text.encode("utf-8", "replace").decode("utf-8")))


def lines(text: str) -> str:
    """The same with its line ends, for a block that keeps them."""
    return "\n".join(words(line) for line in text.split("\n"))


def tag(name: str, content: str, style: str = "", title: str = "") -> str:
    """``content`` is HTML, ``title`` is not."""
    style, title = f' style="{style}"' if style else "", f' title="{words(title)}"' if title else ""
    return f"<{name}{style}{title}>{content}</{name}>"


def frame(*parts: str) -> str:
    return tag("div", "\n".join(part for part in parts if part), FRAME)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], numbers: frozenset[int] = frozenset()) -> str:
    """``rows`` hold HTML; ``numbers`` are the columns that are aligned to the right."""
    styles = [NUMBER if column in numbers else CELL for column in range(len(header))]
    head = "".join(f'<th scope="col" style="{style}">{words(name)}</th>' for name, style in zip(header, styles, strict=True))
    body = "".join(
        "<tr>" + "".join(tag("td", cell, style) for cell, style in zip(row, styles, strict=True)) + "</tr>" for row in rows
    )
    return f'<table style="border-collapse:collapse"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def folded(summary: str, content: str, unfolded: bool = True) -> str:
    """A section that the reader can fold."""
    return f"<details{' open' if unfolded else ''}><summary>{words(summary)}</summary>{content}</details>"


def tint(quad: str | None) -> str:
    """The style of words that tell an event."""
    if quad is None:
        return NEUTRAL
    return CONFLICT if quad.endswith("conflict") else COOPERATION
