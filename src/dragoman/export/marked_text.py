"""A text with its spans marked: any number of them, also one in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.export.markup import lines, tag


@dataclass(frozen=True, slots=True)
class StyledSpan:
    """Half-open code points, how they look, what a pointer over them says, and what is set behind them (HTML)."""

    start: int
    end: int
    style: str
    title: str = ""
    behind: str = ""


def marked(text: str, spans: Sequence[StyledSpan], most: int) -> str:
    """The first ``most`` characters as HTML. Where spans lie over each other, all their styles hold, the shortest last."""
    end = min(len(text), most)
    inside = sorted((span for span in spans if span.start < min(span.end, end)), key=lambda span: span.start - span.end)
    left = f"\n… and {len(text) - end:,} more characters" if end < len(text) else ""
    return "".join(_pieces(text, end, inside)) + left


def _pieces(text: str, end: int, spans: Sequence[StyledSpan]) -> Iterator[str]:
    cuts = sorted({0, end, *(min(at, end) for span in spans for at in (span.start, span.end))})
    for start, stop in zip(cuts, cuts[1:], strict=False):
        over = [span for span in spans if span.start <= start and stop <= span.end]
        style, titles = ";".join(span.style for span in over if span.style), [span.title for span in over if span.title]
        piece = lines(text[start:stop])
        yield tag("span", piece, style, " · ".join(titles)) if over else piece
        yield from (span.behind for span in over if span.end == stop and span.behind)
