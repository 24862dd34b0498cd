"""Canonical text: one spelling for what reads the same, with the way back to the text as given.

What changes, and how it is told:

* line ends (CR LF, CR, VT, FF, NEL, U+2028, U+2029) become ``\\n``;
* every other space of Unicode category Zs (no-break, thin, ideographic …) becomes a plain space, a tab stays;
* characters that are invisible and carry no content go: soft hyphen, zero-width space, word joiner, byte order mark,
  marks and embeddings of writing direction (joiners U+200C and U+200D stay: they spell words and emoji);
* two halves of a surrogate pair become their character, a lone surrogate U+FFFD, *with a warning*;
* C1 controls are read as the Windows-1252 characters that they almost always stand for, *with a warning*;
* NUL and other control characters go, the separators U+001C–U+001F become spaces, *with a warning*;
* the result is put into Unicode Normalisation Form C.

Everything, with or without a warning, is in the offset map.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.types.document import OffsetMap

_LINE_END = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_SPECIAL = re.compile(
    f"(?P<line>{_LINE_END})|(?P<space>[{_SPACES}])|(?P<invisible>[{_INVISIBLE}]+)"
    "|(?P<pair>[\ud800-\udbff][\udc00-\udfff])|(?P<surrogate>[\ud800-\udfff])"
    "|(?P<separator>[\x1c-\x1f])|(?P<c1>[\x80-\x84\x86-\x9f])|(?P<control>[\x00-\x08\x0e-\x1b\x7f]+)"
)
_REPLACEMENT = {"line": "\n", "space": " ", "invisible": "", "surrogate": "\ufffd", "separator": " ", "control": ""}
_WARNINGS = {
    "surrogate": "{} broken surrogates replaced by U+FFFD",
    "c1": "{} C1 control characters read as Windows-1252",
    "control": "{} control characters removed",
    "separator": "{} control characters replaced by spaces",
}


@dataclass(frozen=True, slots=True)
class Canonical:
    text: str
    offsets: OffsetMap
    warnings: tuple[str, ...] = ()


def normalise(given: str) -> Canonical:
    """The canonical spelling of ``given``. Idempotent; linear in the length of the text."""
    middle, first, counts = _replace_special(given)
    text, second = _compose_characters(middle)
    offsets = OffsetMap() if text == given else compose(second, first)
    return Canonical(text, offsets, tuple(_WARNINGS[kind].format(counts[kind]) for kind in _WARNINGS if counts[kind]))


def to_given(offsets: OffsetMap, position: int) -> int:
    """Where the character at ``position`` of the canonical text stands in the text as given; its end maps to the end.

    Of a character made from several given ones it is the first of these. Monotone.
    """
    run = bisect_right(offsets.canonical, position) - 1
    return position if run < 0 else offsets.given[run] + position - offsets.canonical[run]


def compose(outer: OffsetMap, inner: OffsetMap) -> OffsetMap:
    """The map canonical → given from ``outer`` (canonical → middle) and ``inner`` (middle → given)."""
    starts = sorted({*outer.canonical, *_carried_starts(outer, inner)})
    return _compact((start, to_given(inner, to_given(outer, start))) for start in starts)


def truncate(canonical: Canonical, limit: int) -> Canonical:
    """At most ``limit`` characters, cut after a line or a word where one ends in the last tenth."""
    if len(canonical.text) <= limit:
        return canonical
    end = max(canonical.text.rfind(mark, limit - limit // 10, limit) + 1 for mark in ("\n", " ")) or limit
    runs = bisect_right(canonical.offsets.canonical, end - 1)
    offsets = OffsetMap(canonical.offsets.canonical[:runs] or (0,), canonical.offsets.given[:runs] or (0,))
    return Canonical(canonical.text[:end], offsets, canonical.warnings)


def _replace_special(given: str) -> tuple[str, OffsetMap, Counter[str]]:
    pieces: list[str] = []
    runs = [(0, 0)]
    counts: Counter[str] = Counter()
    length = last = 0
    for match in _SPECIAL.finditer(given):
        kind = match.lastgroup or ""
        pieces += (given[last : match.start()], _replacement(kind, match.group()))
        counts[kind] += match.end() - match.start()
        length += match.start() - last + len(pieces[-1])
        last = match.end()
        runs.append((length, last))
    pieces.append(given[last:])
    return "".join(pieces), _compact(iter(runs)), counts


def _replacement(kind: str, found: str) -> str:
    if kind == "pair":
        return found.encode("utf-16", "surrogatepass").decode("utf-16")
    if kind == "c1":
        return found.encode("latin-1").decode("cp1252", "ignore")
    return _REPLACEMENT[kind]


def _compose_characters(text: str) -> tuple[str, OffsetMap]:
    """NFC with its offset map, by lines, and by characters with their marks where a line is not in NFC."""
    if unicodedata.is_normalized("NFC", text):
        return text, OffsetMap((0,), (0,))
    pieces: list[str] = []
    runs = [(0, 0)]
    canonical = given = 0
    for segment in _segments(text):
        composed = unicodedata.normalize("NFC", segment)
        pieces.append(composed)
        # Where one character becomes several (composition exclusions), the surplus points at the last given one.
        runs += ((canonical + extra, given + len(segment) - 1) for extra in range(len(segment), len(composed)))
        canonical += len(composed)
        given += len(segment)
        runs.append((canonical, given))
    return "".join(pieces), _compact(iter(runs))


def _segments(text: str) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        if unicodedata.is_normalized("NFC", line):
            yield line
            continue
        clusters = list(_clusters(line))
        whole = unicodedata.normalize("NFC", line)
        if "".join(unicodedata.normalize("NFC", cluster) for cluster in clusters) == whole:
            yield from clusters
        else:  # a script whose letters compose without being marks: the line is one segment
            yield line


def _clusters(line: str) -> Iterator[str]:
    start = 0
    for index in range(1, len(line)):
        if not _continues(line[index]):
            yield line[start:index]
            start = index
    if line:
        yield line[start:]


def _continues(character: str) -> bool:
    """Whether a character may compose with what stands before it: marks, and vowels and finals of Hangul."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


def _carried_starts(outer: OffsetMap, inner: OffsetMap) -> Iterator[int]:
    """The run starts of ``inner`` that fall inside a run of ``outer``, as canonical positions."""
    run = 0
    for start in inner.canonical:
        while run + 1 < len(outer.given) and outer.given[run + 1] <= start:
            run += 1
        position = outer.canonical[run] + start - outer.given[run]
        if position >= 0 and (run + 1 == len(outer.canonical) or position < outer.canonical[run + 1]):
            yield position


def _compact(runs: Iterator[tuple[int, int]]) -> OffsetMap:
    """Only the starts where the distance between the two texts changes; of equal canonical starts the last."""
    kept: list[tuple[int, int]] = []
    for canonical, given in runs:
        if kept and kept[-1][0] == canonical:
            kept.pop()
        if not kept or given - canonical != kept[-1][1] - kept[-1][0]:
            kept.append((canonical, given))
    return OffsetMap(tuple(start for start, _ in kept), tuple(start for _, start in kept))
