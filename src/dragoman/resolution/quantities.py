"""How many: the numbers of a document with what they count, their unit normalised.

Units follow the annotation guide of the project: people by what happened to them (killed, wounded, displaced, arrested),
else ``people`` or ``troops``; money by its currency; measures, ranks and durations by their unit; anything else by the
plural of the counted noun.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.resolution.fates import fate, fate_before, forms
from dragoman.resolution.numbers import Number, number_pattern, numerals, ordinal_pattern, parse_number, parse_ordinal
from dragoman.resolution.quantity_words import fates, people, ranks, unit_after, unit_before
from dragoman.resolution.time_spans import is_age
from dragoman.resolution.times import by_sentence, head_of, token_span
from dragoman.types.analysis import ROOT, Analysis, EntityMention, Sentence
from dragoman.types.document import Document
from dragoman.types.resolution import Quantity, TimeExpression

_APPROXIMATE = re.compile(
    r"(?:at least|at most|more than|less than|fewer than|over|under|nearly|almost|about|around|approximately|roughly|some|"
    r"up to|as many as|as much as|close to|an estimated|estimated|upwards of|in excess of|well over|just over|just under|"
    r"another|or so|close on)\s(?:the\s)?(?:another\s)?(?:US|U\.S\.)?[$€£¥₹]?$",
    re.I,
)
_EXACT = frozenset({"another"})
_FRACTION = re.compile(r"[-\s](?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|halves)\b", re.I)
_RANGE = re.compile(r"\s?(?:-|–|—)\s?|\s(?:to|or)\s(?:as many as\s|more than\s)?(?:US|U\.S\.)?[$€£¥₹]?", re.I)
_TOLL = re.compile(
    r"\b(?:death toll|number of (?:dead|deaths|fatalities|killed))\b[^.;\d]{0,90}\s(?:to|at|of|is|was|reached|reaches|hits?|"
    r"surpass\w{0,3}|exceed\w{0,3}|pass\w{0,3}|topp?\w{0,3})\s(?:(?:at least|more than|over|about|around|nearly|almost)\s)?$",
    re.I,
)
_BETWEEN = re.compile(r"\bbetween\s(?:US|U\.S\.)?[$€£¥₹]?$", re.I)
_NUMBERED = re.compile(r"(?:\bNo\.|\bno\.|#|\bnumber|\b(?:Article|Resolution|Section|Chapter|Flight|Level|Phase|Type|Channel|"
                       r"Room|Route|Highway|Unit|Battalion|Brigade|Camp|Block|Chapter|Page|Part|Act|Vol\.))\s?$")  # fmt: skip
_AGED = re.compile(r"\b(?:aged?|ages)\s(?:of\s)?$", re.I)
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|WE|[YMWDHS])")
# "A year", "another month": no number is given.
_UNCOUNTED = re.compile(r"(?:an?|another)\s(?:full\s|whole\s|further\s|single\s)?[a-z]+(?:\sand\sa\shalf)?$", re.I)
_OF_THEM = re.compile(r"\s(?:more\s)?of\s(?:them|whom)\b", re.I)
_FORCES = frozenset("guard army force military navy corps brigade battalion regiment militia legion".split())
_DURATION_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second", "DE": "year",
                   "CE": "year", "WE": "weekend"}  # fmt: skip
_FACTORS = {"DE": 10, "CE": 100}
_TIME_NOUNS = frozenset("second minute hour day night weekend week fortnight month quarter year decade century o'clock".split())
_NAMES = frozenset({"Organization", "Event", "Product", "Person", "Facility", "Date"})
_NOUN_TAGS = frozenset({"NOUN", "PROPN"})
# A definite phrase with a small number takes up what was named before and counts nothing new ("the two countries").
_DEFINITE = frozenset({"the", "these", "those", "both", "its", "their", "his", "her", "our"})
_SMALL = 3
_INVARIABLE = frozenset("aircraft spacecraft police cattle livestock sheep personnel species hovercraft staff children men women".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A number in the text; ``scaled`` where it carries a scale word of its own ("5 million")."""

    start: int
    end: int
    number: Number
    scaled: bool


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(number_pattern(), re.I)


@cache
def _ranked() -> re.Pattern[str]:
    counted = "|".join(sorted(ranks("counted superlative"), key=lambda w: (-len(w), w)))
    plain = "|".join(re.escape(w) for w in sorted(ranks("superlative"), key=lambda w: (-len(w), w)))
    partner = "|".join(sorted(ranks("partner")))
    return re.compile(
        rf"(?P<ord>{ordinal_pattern()})[-\s–](?:{counted})(?!\w)|"
        rf"\b(?:ranks?|ranked|ranking|placed?|comes?|came)\s(?P<place>{ordinal_pattern()}|(?:No\.\s?|number\s|#)\d{{1,3}})(?!\w)|"
        rf"(?P<top>(?<!\w)(?:{plain}))\s(?:[\w-]{{1,20}}\s){{0,3}}?(?:{partner})(?!\w)",
        re.I,
    )


@cache
def _ordered() -> re.Pattern[str]:
    nouns = "|".join(sorted(ranks("ordered")))
    return re.compile(rf"(?P<ord>{ordinal_pattern()})\s(?:[\w-]{{1,16}}\s){{0,2}}?(?P<noun>{nouns})(?!\w)", re.I)


def find_quantities(
    document: Document, analysis: Analysis, times: Sequence[TimeExpression]
) -> tuple[Quantity, ...]:
    """The quantities of a document in text order. ``times`` are its time expressions (their numbers are no counts)."""
    found: list[Quantity] = []
    times_of, names_of = by_sentence(times), by_sentence(e for e in analysis.entities if _is_name(document, e))
    for before, sentence in zip((None, *analysis.sentences), analysis.sentences, strict=False):
        own = times_of.get(sentence.index, [])
        taken = [(each.start, each.end) for each in (*own, *names_of.get(sentence.index, ()))]
        ranked = [*_ranks(document, sentence), *_ordinals(document, sentence, own)]
        taken += [(quantity.start, quantity.end) for quantity in ranked]
        found += ranked
        found += filter(None, (_duration(document, sentence, time) for time in own))
        found += _counts(document, sentence, before, taken)
    return tuple(sorted(found, key=lambda quantity: (quantity.start, quantity.end)))


def _is_name(document: Document, entity: EntityMention) -> bool:
    words = document.text[entity.start : entity.end]
    return entity.type in _NAMES and len(words) > 3 and words.lstrip()[:1].isupper()


def _quantity(
    document: Document, sentence: Sentence, span: tuple[int, int], value: float, unit: str, *,
    head: int, high: float | None = None, approximate: bool = False, of: str | None = None,
) -> Quantity:  # fmt: skip
    key = "\x1f".join(("quantity", document.id, str(span[0]), str(span[1])))
    return Quantity(
        hashlib.sha256(key.encode()).hexdigest()[:16], span[0], span[1], value, high, unit, approximate, of,
        sentence.index, head,
    )  # fmt: skip


def _duration(document: Document, sentence: Sentence, time: TimeExpression) -> Quantity | None:
    """"Three-day", "for nearly two decades": a duration that the text gives a number."""
    match = _DURATION.fullmatch(time.value) if time.type == "DURATION" and time.basis == "explicit" else None
    if match is None:
        return None
    minutes = match[1] == "T" and match[3] == "M"
    unit = "minute" if minutes else _DURATION_UNITS[match[3]]
    value = float(match[2]) * _FACTORS.get(match[3], 1)
    text = document.text[time.start : time.end]
    if _UNCOUNTED.match(text) or is_age(text):
        return None
    vague = bool(re.match(r"(?:about|around|nearly|almost|more than|less than|over|at least|up to|some|roughly)\b", text, re.I))
    governor = sentence.tokens[time.head].head
    of = sentence.tokens[governor].text if governor != ROOT and sentence.tokens[governor].upos == "NOUN" else None
    span = (time.start, time.end)
    return _quantity(document, sentence, span, value, unit, head=time.head, approximate=vague, of=of)


def _ranks(document: Document, sentence: Sentence) -> Iterator[Quantity]:
    """"Fifth-largest trading partner", "ranks second", "its top trade partner"."""
    for match in _ranked().finditer(document.text, sentence.start, sentence.end):
        span = token_span(sentence, *match.span())
        if span is None:
            continue
        if match["top"]:
            if not _is_first(sentence, span):
                continue
            value: int | None = 1
        else:
            word = match["ord"] or match["place"]
            value = int(re.sub(r"\D", "", word)) if re.match(r"[#Nn]", word) and re.search(r"\d", word) else parse_ordinal(word)
        if value:
            head = head_of(sentence, *span)
            of = document.text[match.start() : _phrase_end(sentence, head, match.end())]
            yield _quantity(document, sentence, match.span(), float(value), "rank", head=head, of=of)


def _is_first(sentence: Sentence, span: tuple[int, int]) -> bool:
    """A superlative ranks where one thing has it and somebody owns it: "Brazil's largest market", not "major markets"."""
    noun = sentence.tokens[span[1]]
    if noun.upos not in _NOUN_TAGS or noun.text.lower().endswith("s") or noun.feat("Number") == "Plur":
        return False
    if sentence.tokens[span[0]].text.lower() in ("major", "leading", "main", "primary", "chief"):
        return bool(sentence.dependents(span[1], "nmod:poss")) and sentence.tokens[span[0]].text.lower() != "major"
    return bool(sentence.dependents(span[1], "nmod:poss", "nmod", "det"))


def _phrase_end(sentence: Sentence, head: int, least: int) -> int:
    """End of the noun phrase of a token, without clauses behind it."""
    noun = head
    if sentence.tokens[head].upos not in _NOUN_TAGS and sentence.tokens[head].head != ROOT:
        governor = sentence.tokens[head].head
        noun = governor if sentence.tokens[governor].upos in _NOUN_TAGS and governor > head else head
    return max(least, sentence.tokens[noun].end)


def _ordinals(document: Document, sentence: Sentence, times: Sequence[TimeExpression]) -> Iterator[Quantity]:
    """"80th anniversary", "second visit"; "first" only of the ones a first of which is news."""
    for match in _ordered().finditer(document.text, sentence.start, sentence.end):
        if any(time.start < match.end() and match.start() < time.end for time in times):
            continue
        value, noun = parse_ordinal(match["ord"]), match["noun"].lower()
        if not value or (value == 1 and noun not in ("visit", "trip", "term")):
            continue
        span = token_span(sentence, match.start("noun"), match.end("noun"))
        first = token_span(sentence, match.start(), match.end("ord"))
        if span is None or first is None or (match["ord"].lower() == "second" and sentence.tokens[first[0]].upos == "NOUN"):
            continue
        if noun in ("consecutive", "straight", "successive"):
            noun = sentence.tokens[min(span[1] + 1, len(sentence.tokens) - 1)].lemma.lower()
        yield _quantity(document, sentence, match.span(), float(value), noun, head=span[1], of=match[0])


def _counts(
    document: Document, sentence: Sentence, before: Sentence | None, taken: Sequence[tuple[int, int]]
) -> Iterator[Quantity]:
    text, numbers = document.text, []
    for match in _numbers().finditer(text, sentence.start, sentence.end):
        number = parse_number(match[0])
        if number is not None and not _no_count(text, match, taken):
            numbers.append(Found(match.start(), match.end(), number, bool(re.search(r"[a-z]$", match[0], re.I))))
    index = 0
    while index < len(numbers):
        here = numbers[index]
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        high = following if following and _is_range(text, here, following) else None
        quantity = _count(document, sentence, here, high) or _of_them(document, sentence, before, here)
        if quantity:
            yield quantity
        index += 2 if high else 1


def _of_them(document: Document, sentence: Sentence, before: Sentence | None, low: Found) -> Quantity | None:
    """"Released four of them": so many of those who, or what, were named last."""
    match = _OF_THEM.match(document.text, low.end)
    span = token_span(sentence, low.start, low.end)
    if match is None or span is None:
        return None
    named = _last_plural(sentence, span[0]) or (_last_plural(before, len(before.tokens)) if before else None)
    if named is None:
        return None
    head = head_of(sentence, *span)
    unit = fate(sentence, head) or _unit(*named, None)
    of, whole = named[0].tokens[named[1]].text, (low.start, match.end())
    return _quantity(document, sentence, whole, low.number.value, unit, head=head, of=of) if unit else None


def _last_plural(sentence: Sentence, end: int) -> tuple[Sentence, int] | None:
    nouns = (i for i in range(end - 1, -1, -1) if sentence.tokens[i].upos == "NOUN")
    return next(((sentence, i) for i in nouns if sentence.tokens[i].feat("Number") == "Plur"), None)


def _no_count(text: str, match: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a number is part of a date, a name, an age, a fraction or a label."""
    start, end = match.span()
    before, after = text[max(0, start - 14) : start], text[end : end + 12]
    if any(first < end and start < last for first, last in taken):
        return True
    if _FRACTION.match(after) or _NUMBERED.search(before) or _AGED.search(before):
        return True
    if re.search(r"\w[-–/]$", before) and not re.search(r"\d[-–]$|\b(?:some|nearly)-$", before):
        return True
    if re.match(r"[-\s]years?[-\s]old|[-/:]\d+[-/:]|:\d|/\d", after, re.I) or re.search(r"\d[:/]$", before):
        return True
    return bool(re.match(r"[).]\s", after) and not before.strip())


def _is_range(text: str, low: Found, high: Found) -> bool:
    between = text[low.end : high.start]
    if _RANGE.fullmatch(between):
        return low.number.value < high.number.value * (1 if low.scaled or not high.scaled else 1e12)
    joined = between.strip().lower() in ("and", "and $", "and €", "and £")
    return joined and bool(_BETWEEN.search(text[max(0, low.start - 14) : low.start]))


def _count(document: Document, sentence: Sentence, low: Found, high: Found | None) -> Quantity | None:
    text, end = document.text, (high or low).end
    value = low.number.value
    if high and high.scaled and not low.scaled and value < high.number.value:
        value *= _scale(text[high.start : high.end])
    upper = high.number.value if high else None
    modified = _APPROXIMATE.search(text[max(0, low.start - 40) : low.start])
    approximate = low.number.vague or bool(modified and modified[0].split()[0].lower() not in _EXACT)
    span = token_span(sentence, low.start, end)
    if span is None:
        return None
    head = head_of(sentence, *span)
    money, measure = unit_before(text, low.start), unit_after(text, end)
    if money or (measure and not _is_time(text, end)):
        unit, start, stop = (money[0], money[1], end) if money else (measure[0], low.start, measure[1])  # type: ignore[index]
        if money and measure and measure[0].name == unit.name:
            stop = measure[1]
        whole = token_span(sentence, start, stop) or span
        noun = head_of(sentence, *whole)
        of = _counted_by_measure(text, sentence, noun, stop)
        top = upper * unit.factor if upper is not None else None
        return _quantity(document, sentence, (start, stop), value * unit.factor, unit.name, head=noun, high=top,
                         approximate=approximate, of=of)  # fmt: skip
    return _things(document, sentence, low, end, value, upper, approximate=approximate, head=head)


def _is_time(text: str, end: int) -> bool:
    return bool(re.match(r"[\s-](?:seconds?|minutes?|hours?)\b", text[end : end + 10], re.I))


def _scale(text: str) -> float:
    words = re.findall(r"[^\W\d_]+", text.lower())
    factor = 1.0
    for word in words:
        kind, value = numerals().get(word, ("", 1.0))
        factor *= value if kind in ("scale", "hundred") else 1.0
    return factor


def _counted_by_measure(text: str, sentence: Sentence, noun: int, stop: int) -> str | None:
    """What money or a measure is of: "in aid", "of wheat"; or the noun that it modifies ("a $2 billion loan")."""
    for child in sentence.dependents(noun, "nmod", "obl"):
        cases = {sentence.tokens[c].text.lower() for c in sentence.dependents(child, "case")}
        if child > noun and cases & {"in", "of"}:
            first = min([child, *sentence.dependents(child, "amod", "compound")])
            return text[sentence.tokens[first].start : sentence.tokens[child].end]
    governor = sentence.tokens[noun].head
    if governor != ROOT and governor > noun and sentence.tokens[governor].upos == "NOUN":
        return text[stop : sentence.tokens[governor].end].strip(" -") or None
    return None


def _things(
    document: Document, sentence: Sentence, low: Found, end: int, value: float, upper: float | None, *,
    approximate: bool, head: int,
) -> Quantity | None:  # fmt: skip
    """A count of things or people: the counted noun, or the fate of those that a bare number stands for."""
    span = token_span(sentence, low.start, end) or (head, head)
    noun = counted_noun(sentence, head, span[1], low, document.text)
    what = fate_before(sentence, span[0]) or fate(sentence, head if noun is None else noun)
    what = what or (fate(sentence, head) if noun is not None else None)
    if what is None and noun is None and _is_toll(document.text[max(sentence.start, low.start - 140) : low.start]):
        what = "killed"
    if noun is None:
        if what is None and not low.number.vague:
            return None
        if what is None and sentence.tokens[head].deprel not in ("nsubj", "obj", "nsubj:pass", "obl", "conj", "root"):
            return None
        if value == 1 and not low.scaled:
            return None
        return _quantity(document, sentence, (low.start, end), value, what or "people", head=head, high=upper,
                         approximate=approximate)  # fmt: skip
    unit = _unit(sentence, noun, what)
    partitive = sentence.tokens[head].head != noun
    if unit is None or (not partitive and _names_again(sentence, noun, value, what)) or (partitive and value == 1):
        return None
    stop = max(end, sentence.tokens[noun].end)
    of = document.text[end:stop].strip(" -") or None
    if of and of.lower().startswith("of "):
        of = of[3:]
    return _quantity(document, sentence, (low.start, stop), value, unit, head=noun, high=upper, approximate=approximate, of=of)


def _is_toll(before: str) -> bool:
    """"The death toll rose to", "the number of dead is": what stands before a number makes it one of the killed."""
    return ("toll" in before.lower() or "number of" in before.lower()) and bool(_TOLL.search(before))


def counted_noun(sentence: Sentence, head: int, last: int, low: Found, text: str) -> int | None:
    """The noun that a number counts: its governor, or what stands behind its "of"; None where it stands alone."""
    token = sentence.tokens[head]
    for child in sentence.dependents(head, "nmod", "obl"):
        cases = {sentence.tokens[c].text.lower() for c in sentence.dependents(child, "case")}
        if child > last and "of" in cases and sentence.tokens[child].upos in _NOUN_TAGS:
            return child
    governor = token.head
    modifies = token.deprel.split(":")[0] in ("nummod", "compound", "amod", "nmod", "det", "advmod")
    if governor == ROOT or not modifies:
        return _next_noun(sentence, last) if token.upos == "NUM" and token.deprel in ("dep", "nsubj", "obj", "obl") else None
    if any(sentence.tokens[i].upos in ("VERB", "AUX", "PUNCT", "SCONJ") and sentence.tokens[i].text != "-"
           and sentence.tokens[i].feat("VerbForm") != "Part" for i in range(last + 1, governor)):  # fmt: skip
        return _next_noun(sentence, last)
    if sentence.tokens[governor].upos in _NOUN_TAGS and governor > head and governor - head <= 8:
        # A number before a hyphen modifies the next word ("a 102-strong force"): it counts nothing that is named.
        return None if text[low.end : low.end + 1] == "-" and not low.number.vague else governor
    return _next_noun(sentence, last) if governor != ROOT and sentence.tokens[governor].upos == "ADJ" else None


def _next_noun(sentence: Sentence, head: int) -> int | None:
    """The plural noun behind a number that the tree does not join to it, adjectives and nouns between."""
    for index in range(head + 1, min(head + 6, len(sentence.tokens))):
        token = sentence.tokens[index]
        if token.upos == "NOUN" and token.feat("Number") == "Plur":
            return index
        if token.upos not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def _unit(sentence: Sentence, noun: int, what: str | None) -> str | None:
    token = sentence.tokens[noun]
    names = forms(sentence, noun)
    if _TIME_NOUNS & set(names):
        return None
    kind = next((people()[name] for name in names if name in people()), None)
    if "member" in names and any(sentence.tokens[c].lemma.lower() in _FORCES for c in sentence.dependents(noun, "nmod")):
        kind = "troops"
    if what and (kind or token.upos == "PROPN" or any((role, name) in fates() for role in ("noun", "state") for name in names)):
        return what
    if kind:
        return kind
    word = token.text.lower()
    if token.upos == "PROPN":
        return "people" if token.text.endswith("s") else None
    return word if token.feat("Number") == "Plur" or word.endswith("s") or word in _INVARIABLE else plural(word)


def plural(noun: str) -> str:
    """The regular English plural."""
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "i", "o", "u", ""):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _names_again(sentence: Sentence, noun: int, value: float, what: str | None) -> bool:
    determiners = {sentence.tokens[c].text.lower() for c in sentence.dependents(noun, "det", "nmod:poss")}
    if value == 1:
        return what is None
    return what is None and value <= _SMALL and bool(determiners & _DEFINITE)
