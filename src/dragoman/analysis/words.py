"""Raw text to syntactic words by the conventions of the English UD treebanks (EWT, GUM 2.16).

Clitics are cut off (``do|n't``, ``Iran|'s``), hyphenated compounds are cut (``US|-|led``) unless the first part is a
bound prefix (``anti-ship``), currency and per-cent signs and units stand apart (``$|5|bn``), abbreviations keep their
stop. Every character that is not white space belongs to exactly one word.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.analysis.lexicon import Lexicon, load_lexicon

Span = tuple[int, int]

_LETTER = r"[^\W\d_]"
_MARK = r"[\u0300-\u036f]"
_APOSTROPHE = r"['’ʼ]"
_FILES = "docx?|xlsx?|pptx?|txt|jpe?g|gif|png|bmp|zip|exe|url|csv|mp3|avi"
# The repeats of the first patterns are bounded, so that a text without white space takes no more than linear time.
_PARTS = {
    "address": r"(?:https?://|ftp://|www\.)[^\s<>]+|(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    "files": rf"(?<![\w.@/])[\w#-]{{0,63}}\.(?:{_FILES})(?!\w)",
    "account": r"(?<![\w@])[A-Za-z][\w-]{0,63}@[A-Za-z][\w-]{1,63}",
    "group": r"(?<![\w.@-])(?-i:[a-z]{2,20}(?:\.[a-z][a-z-]{1,30}){2,8})(?![\w@])",
    "domain": r"(?<![\w@])[A-Z0-9-]{1,63}(?:\.[A-Z0-9-]{1,63}){0,6}\."
    r"(?:com|org|net|gov|edu|mil|int|info|io|uk|pdf|html?)\b(?:/[^\s<>]*)?",
    "tag": r"(?<![\w@#])[@#][A-Za-z_][\w.]*\w",
    "smile": r"(?<!\S)[:;=]-?[)(DP](?!\w)",
    "dots": r"\.{2,}|…+",
    "run": r"[.,:]?[!?]+(?:\.(?![\w.]))?|-{2,}|[—–―]+|``|''|’’|‘’|‘‘|(?P<mark>[*=_~+|^<>$])(?P=mark)+",
    "money": r"(?:(?<!\w)(?:US|HK|AU|CA|NZ|TT|NT|A|C|S|R))?\$|[€£¥₹₽₩₪₦₴₺₫₱฿]",
    "clitic": rf"(?<=[\w.)\]”\"’]){_APOSTROPHE}(?:s|re|ve|ll|d|m)(?!\w)",
    "decade": rf"(?<!\w){_APOSTROPHE}\d\ds?(?!\w)",
    "number": r"\+?\d+(?:-\d+){2,}|\d{3}-\d{4}(?!\d)|(?<!\S)\+\d{1,14}(?![\w.,]*\d)|\d{1,4}(?:/\d{1,4}){1,2}(?![\w/])|"
    r"\d{1,2}:\d\d(?::\d\d)?|\d+(?:[.,]\d+)*",
    "dotted": rf"(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!\w))?|{_LETTER}\.{_LETTER}(?!\w)|Ph\.D\.?",
    "joined": r"[A-Z]{1,4}(?:&[A-Z]{1,4})+(?!\w)|(?<!\w)[A-Za-z]/[A-Za-z](?![\w/])",
    "word": rf"{_LETTER}(?:[\w]|{_MARK}|(?:{_APOSTROPHE}|`)(?={_LETTER}))*",
    "other": r"\S",
}
_SCANNER = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PARTS.items()), re.IGNORECASE)
_CLITIC = re.compile(rf"(?:n{_APOSTROPHE}t|(?:{_APOSTROPHE}|`)(?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_TAIL = re.compile(rf"(?:st|nd|rd|th|s)(?!\w)|({_LETTER}\w*(?:\.{_LETTER}(?!\w))?\.?)", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s?(\w+)")
_INITIAL = re.compile(rf"\s?{_LETTER}\.")
_LOOSE_NEXT = re.compile(r"[ ](\w+)(?![\w-])")
_NO_POSSESSION = frozenset(("a", "an", "the", "not", "been"))  # no noun phrase goes on so after a possessive
_ENDINGS = ".,;:!?'\"’”»)]>*"


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the words of ``text[start:end]``, in order, without white space."""
    lexicon = load_lexicon()
    stop = len(text) if end is None else end
    spans: list[Span] = []
    position = start
    while (match := _SCANNER.search(text, position, stop)) is not None:
        found = _READERS.get(match.lastgroup or "", _whole)(text, match, stop, lexicon)
        spans.extend(found)
        position = found[-1][1]
    return spans


def _whole(text: str, match: re.Match[str], stop: int, lexicon: Lexicon) -> list[Span]:
    return [match.span()]


def _address(text: str, match: re.Match[str], stop: int, lexicon: Lexicon) -> list[Span]:
    """An address without the punctuation of the sentence after it."""
    kept = len(match.group().rstrip(_ENDINGS))
    return [(match.start(), match.start() + kept if kept else match.end())]


def _number(text: str, match: re.Match[str], stop: int, lexicon: Lexicon) -> list[Span]:
    """A number with its ending (``5th``, ``1990s``), apart from its unit (``5|bn``), or a code (``9M729``)."""
    first, last = match.span()
    tail = _TAIL.match(text, last, stop)
    if tail is None:
        return [(first, last)]
    unit = tail.group(1)
    if unit is None:
        return [(first, tail.end())]
    bare = unit.rstrip(".")
    if bare.lower() in lexicon.unit and bare != "G":  # 5G is a network, 5g a weight
        keeps_stop = f"{bare.lower()}." in lexicon.abbreviation
        return [(first, last), (last, last + len(bare) + (1 if keeps_stop and len(unit) > len(bare) else 0))]
    code = re.match(r"\w+", unit)
    return [(first, last + (code.end() if code else 0))]


def _word(text: str, match: re.Match[str], stop: int, lexicon: Lexicon) -> list[Span]:
    first, last = match.span()
    if last < stop and text[last] == "." and _keeps_stop(text, first, last, stop, lexicon):
        return [(first, last + 1)]
    if last < stop and text[last] == "-" and (joined := _with_prefix(text, first, last, stop, lexicon)):
        last = joined
    return _cut_clitic(text, first, last, stop, lexicon)


def _keeps_stop(text: str, first: int, last: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the stop after a word belongs to it: an abbreviation, or the initial of a name."""
    form = text[first : last + 1].lower()
    following = _NEXT_WORD.match(text, last + 1, stop)
    word = following.group(1) if following else ""
    # An initial follows: ``S. A. Mensah``, although ``A`` also begins sentences.
    starts = word.lower() in lexicon.starter and _INITIAL.match(text, last + 1, stop) is None
    if form == "etc.":  # the treebanks count its stop as the sentence's own where the sentence ends
        return word[:1].islower() or text[last + 1 : min(last + 2, stop)].strip() != ""
    if form in lexicon.title or form in lexicon.abbreviation:
        return form not in lexicon.capital or (text[first].isupper() and not starts)
    if form in lexicon.numbered and word[:1].isdigit():
        return True
    return last - first == 1 and text[first].isupper() and word[:1].isupper() and text[first] != "I" and not starts


def _with_prefix(text: str, first: int, hyphen: int, stop: int, lexicon: Lexicon) -> int | None:
    """End of ``prefix-word``, if the part before the hyphen is a bound prefix and a word follows."""
    prefix = text[first:hyphen].lower()
    if prefix not in lexicon.prefix:
        return None
    rest = re.compile(_PARTS["dotted"] + "|" + _PARTS["word"]).match(text, hyphen + 1, stop)
    if rest is None and prefix == "mid":
        rest = re.compile(r"\d+s?(?!\w)").match(text, hyphen + 1, stop)
    return rest.end() if rest else None


def _cut_clitic(text: str, first: int, last: int, stop: int, lexicon: Lexicon) -> list[Span]:
    form = text[first:last]
    clitic = _CLITIC.search(form)
    cut = clitic.start() if clitic else _cuts().get(form.lower(), 0)
    if cut == 0 and form.lower() in _loose_cuts() and _loosely_written(text, form, last, stop, lexicon):
        cut = _loose_cuts()[form.lower()]
    return [(first, first + cut), (first + cut, last)] if cut else [(first, last)]


def _loosely_written(text: str, form: str, last: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a word that is also another stands for two: ``its a pity``, ``Im glad`` (but ``its army``, ``Im said``)."""
    following = _LOOSE_NEXT.match(text, last, stop)
    word = following.group(1) if following else ""
    if form.lower() in ("its", "your"):
        return word.lower() in _NO_POSSESSION and form[1:].islower()
    return word.islower() and word not in lexicon.speech and form in ("im", "ive", "Im")


@cache
def _cuts() -> dict[str, int]:
    """Where to cut each contraction."""
    return {cut.replace("|", ""): cut.index("|") for cut in load_lexicon().contraction}


@cache
def _loose_cuts() -> dict[str, int]:
    return {cut.replace("|", ""): cut.index("|") for cut in load_lexicon().loose}


_READERS = {"address": _address, "domain": _address, "number": _number, "word": _word}
