"""How deep are the tags of a page nested? A look that costs one pass, before any parser is let near the page."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(?:(?P<close>/)?(?P<name>[a-zA-Z][a-zA-Z0-9]{0,30})|(?P<comment>!--))")
_VOID = "area base br col embed hr img input link meta param script source style track wbr"
_IMPLIED_END = "p li dt dd tr td th thead tbody tfoot option optgroup rp rt html head body"
_NOT_COUNTED = frozenset(f"{_VOID} {_IMPLIED_END}".split())
"""Tags that hold nothing, or that the next one of their kind closes: left open they do not nest."""


def nesting_depth(page: str, limit: int) -> int:
    """The greatest number of tags open at once, counted up to ``limit + 1``. Linear in the length of the page."""
    open_tags: dict[str, int] = {}
    depth = deepest = position = 0
    while deepest <= limit:
        match = _TAG.search(page, position)
        if match is None:
            break
        position = _after(page, match)
        if position < 0:
            break
        name = (match["name"] or "").lower()
        if not name or name in _NOT_COUNTED:
            continue
        if not match["close"]:
            open_tags[name] = open_tags.get(name, 0) + 1
            depth += 1
        elif open_tags.get(name, 0):  # an end tag of nothing must not make up for a start tag
            open_tags[name] -= 1
            depth -= 1
        deepest = max(deepest, depth)
    return deepest


def _after(page: str, match: re.Match[str]) -> int:
    """Where to look on: behind the comment or the script that starts here; -1 where it never ends."""
    if match["comment"]:
        return page.find("-->", match.end())
    if not match["close"] and match["name"].lower() in ("script", "style"):
        end = re.compile(f"</{match['name']}", re.IGNORECASE).search(page, match.end())
        return end.end() if end else -1
    return match.end()
