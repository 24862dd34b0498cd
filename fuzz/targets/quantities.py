"""Numbers in figures and words, and the units beside them."""

from __future__ import annotations

import math
import re

from dragoman.ingest.normalise import normalise
from dragoman.resolution.numbers import FIGURES, number_pattern, parse_figures, parse_number, parse_ordinal
from dragoman.resolution.quantity_words import unit_after, unit_before

DICTIONARY = (b"two hundred and five", b"million", b"1,234.5", b"half a dozen", b"twenty-first", b"$", b"\xe2\x82\xac", b" km", b" per cent", b"1e9", b"\xc2\xbd")
_NUMBER = re.compile(number_pattern(), re.IGNORECASE)


def run(data: bytes) -> None:
    text = normalise(data.decode("utf-8", "replace")).text
    found = [text[:80], *(match.group() for match in _NUMBER.finditer(text))]
    for words in found:
        if re.fullmatch(FIGURES, words):
            parse_figures(words)
        parse_ordinal(words)
        number = parse_number(words)
        assert number is None or not math.isnan(number.value)
    for position in range(0, len(text), 1 + len(text) // 20):
        unit_before(text, position)
        unit_after(text, position)
