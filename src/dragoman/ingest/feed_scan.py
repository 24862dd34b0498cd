"""Is a feed safe to parse? A look that costs one pass: no document type, no entities, no abyss of tags."""

from __future__ import annotations

import re

from dragoman.errors import ExtractionError

MAX_DEPTH = MAX_FAULTS = 1_000
"""Feeds stay below 30 open tags; the lenient parser of broken XML takes quadratic time on hundreds of thousands of open
tags, of tags that close nothing, and of angle brackets that begin none."""

_MARK = re.compile(
    r"<(?:(?P<comment>!--)|(?P<data>!\[CDATA\[)|(?P<order>\?)|(?P<rule>!)|(?P<close>/)|(?P<open>[^\W\d][^<>]*)|(?P<stray>))"
)
_ENDS = {"comment": "-->", "data": "]]>", "order": "?>"}


def check_feed(text: str) -> None:
    """Raises ExtractionError where the text declares a document type or entities, or nests too deeply.

    Comments and CDATA are passed over as XML does, so nothing hides behind them. What follows one that never ends is
    looked at too: a parser that is lenient with broken XML may see it.
    """
    position = depth = faults = 0
    endless: set[str] = set()
    while match := _MARK.search(text, position):
        kind = match.lastgroup or ""
        position = match.end()
        if kind in _ENDS and kind not in endless:
            end = text.find(_ENDS[kind], position)
            if end < 0:
                endless.add(kind)  # and so are all later ones: not looked for again
            else:
                position = end + len(_ENDS[kind])
        elif kind in _ENDS:
            continue
        elif kind == "rule":
            raise ExtractionError("the feed declares a document type or entities, which feeds do not need; not read")
        elif kind == "close":
            faults += depth == 0
            depth = max(depth - 1, 0)
        elif kind == "stray":
            faults += 1
        elif not match["open"].endswith("/"):
            depth += 1
        if depth > MAX_DEPTH or faults > MAX_FAULTS:
            raise ExtractionError(f"the feed is broken: more than {MAX_DEPTH:,} tags are not closed or close nothing")
