"""Numbers in words and figures: English, Indian and continental European ways of writing them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

# A run of figures that is longer than this is no count; it also keeps the conversion linear.
LONGEST_NUMERAL = 24
GAP = r"[ \u00a0\u202f]"
FIGURES = rf"\d{{1,3}}(?:{GAP}\d{{3}}){{1,8}}(?![\d,.])|\d+(?:[.,]\d+)*"


@dataclass(frozen=True, slots=True)
class Number:
    """A value; ``vague`` where the words give only its order ("hundreds", "dozens"): the lower bound."""

    value: float
    vague: bool = False


@cache
def numerals() -> dict[str, tuple[str, float]]:
    """Each number word with its kind and value, from ``data/quantities_numerals.tsv``."""
    text = resources.files("dragoman.resolution").joinpath("data/quantities_numerals.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {form: (kind, float(value)) for form, kind, value in rows}


def _forms(*kinds: str, shortest: int = 1) -> str:
    chosen = [form for form, (kind, _) in numerals().items() if kind in kinds and len(form) >= shortest]
    return "|".join(sorted(chosen, key=lambda form: (-len(form), form)))


@cache
def number_pattern() -> str:
    """A regular expression (for IGNORECASE) that matches a cardinal number; every repetition in it is bounded."""
    scale = rf"(?:{_forms('scale', 'hundred', shortest=3)})"
    short = rf"(?:{GAP}?(?:mn|bn|tn)|m|b|k)"
    word = rf"(?:{_forms('unit', 'ten', 'hundred', 'scale', shortest=3)})"
    plural = rf"(?:{_forms('vague')})"
    half = rf"(?:(?:{GAP}|-)and(?:{GAP}|-)a(?:{GAP}|-)half)?"
    figures = rf"(?:{FIGURES})(?:{short}(?![\w])|{half}(?:(?:{GAP}|-){{1,2}}{scale}\b){{0,3}})"
    # "and" joins only below a hundred or more: "two hundred and three" is one number, "two and three" are two.
    joined = rf"(?:(?:(?<=hundred{GAP})|(?<=thousand{GAP})|(?<=million{GAP}))and{GAP})?"
    spelled = rf"(?:(?:an?|half{GAP}an?){GAP}{scale}|{word})\b(?:(?:{GAP}|-){{1,2}}{joined}{word}\b){{0,10}}{half}"
    several = rf"(?:several|a{GAP}few){GAP}{scale}"  # "several hundred": two hundred at least
    vague = rf"{plural}\b(?:{GAP}of{GAP}{plural}\b){{0,2}}"
    return rf"(?<![\w.,])(?:{figures}|{several}|{spelled}|{vague})(?!\w)"


@cache
def ordinal_pattern() -> str:
    """A regular expression (for IGNORECASE) that matches an ordinal: ``80th``, ``fifth``, ``twenty-first``."""
    return rf"(?<![\w.,])(?:\d{{1,4}}(?:st|nd|rd|th)|(?:(?:{_forms('ten')})[- ])?(?:{_forms('ordinal')}))(?!\w)"


def parse_figures(text: str) -> float | None:
    """The value of a numeral in figures, or None where it is too long to be a count.

    Commas group thousands (or lakhs and crores) unless one stands alone before other than three figures; several dots
    group thousands, a comma behind them is the decimal sign; otherwise the dot is the decimal sign.
    """
    bare = re.sub(r"\s", "", text)
    if len(bare) > LONGEST_NUMERAL:
        return None
    dots, commas = bare.count("."), bare.count(",")
    if dots > 1 or (dots and commas and bare.rindex(",") > bare.rindex(".")):
        bare = bare.replace(".", "").replace(",", ".")
    elif commas == 1 and not dots and len(bare.split(",")[1]) != 3:
        bare = bare.replace(",", ".")
    bare = bare.replace(",", "")
    return float(bare) if bare.count(".") <= 1 else None


def parse_ordinal(text: str) -> int | None:
    """The rank that an ordinal names, or None."""
    figures = re.match(r"\d{1,6}", text)
    if figures:
        return int(figures[0])
    values = [numerals().get(word) for word in re.split(r"[\s-]+", text.lower())]
    if not values or any(value is None for value in values):
        return None
    return int(sum(value for entry in values if entry for value in entry[1:]))


def _number_words(text: str) -> tuple[list[str], bool]:
    """The words of a number, and whether they begin vaguely: "several hundred" counts as two hundred at least."""
    words = re.findall(rf"{FIGURES}|[^\W\d_]+", text.lower())
    if words[:1] == ["several"]:
        return ["two", *words[1:]], True
    if words[:2] == ["a", "few"]:
        return ["two", *words[2:]], True
    if words and words[0] in ("a", "an"):
        words[0] = "one"
    return words, False


def parse_number(text: str) -> Number | None:
    """The value of a cardinal number phrase, or None where the text is none."""
    words, vague = _number_words(text)
    total, group = 0.0, None
    position, scaled = 0, 0.0
    while position < len(words):
        word = words[position]
        if words[position : position + 3] == ["and", "a", "half"]:
            group, position = (group or 0.0) + 0.5, position + 3
            continue
        position += 1
        if word in ("and", "of", "a", "an"):
            continue
        kind, value = ("figures", parse_figures(word)) if word[0].isdecimal() else numerals().get(word, ("", None))
        if word == "half":
            kind, value = "unit", 0.5
        if value is None:
            return None
        if kind in ("figures", "unit", "ten"):
            group = (group or 0.0) + value
        elif kind == "hundred":
            group = (1.0 if group is None else group) * value
        else:
            vague = vague or kind == "vague"
            below = (1.0 if group is None else group) if kind != "vague" or group is not None else 1.0
            if kind == "vague":
                group = below * value
            elif group is None and scaled:  # "lakh crore", "thousand billion"
                total, scaled = total + scaled * (value - 1), scaled * value
            else:
                total, group, scaled = total + below * value, None, below * value
    if group is None and not total:
        return None
    return Number(total + (group or 0.0), vague)
