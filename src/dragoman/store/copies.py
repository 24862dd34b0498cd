"""Whether two texts are copies of one: the same wire story cut, retitled or lightly edited. Pure functions.

Texts that may be copies are found by their bands: numbers of which copies have some in common, and hardly any two
other texts (MinHash over runs of three words, as rensa computes it). Whether they are is decided on the texts themselves.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rensa import RMinHash

from dragoman.store.days import NO_DAY
from dragoman.store.words import fold

Run = tuple[str, str, str]
# A text with fewer words is a copy of nothing: "No comment." stands in many reports.
MIN_WORDS = 8
# The beginning of a text has a signature of its own: a copy whose tail was cut has it in common with the whole.
LEAD_WORDS = 60
BANDS, ROWS, SEED = 12, 3, 7
# Copies have at least so many of the shorter one's runs in common, and of its names and numbers; see evaluation/copies.py.
MIN_RUNS = 0.6
MIN_NAMES = 0.7
# A sentence or two with the same names are soon told alike ("Voters in … go to the polls"): they must be almost the same.
SHORT, MIN_RUNS_SHORT, MIN_NAMES_SHORT = 25, 0.9, 0.9
# Papers republish at once; what is told alike months later is told of something else.
MOST_DAYS = 30
# Raise the last number where bands of old records would not fit those of new texts; rensa's own version is part of it.
SIGNATURE = f"rensa-{RMinHash.ALGORITHM_VERSION}/1"

# "QUITO, March 5 (Example Wire) -": each outlet has its own.
_DATELINE = re.compile(r"\s*[A-Z]{3}[^.!?\n]{0,80}?\s[-–—]+\s+")
_TOKEN = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?\n:]['\"”’)]*\s+['\"“‘(]*)(?=\S)")


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared of a text: its runs of words, how often each name and number stands in it, and what begins its
    sentences, which may be a name too."""

    words: int
    runs: frozenset[Run]
    names: Counter[str]
    beginnings: Counter[str]


@lru_cache(maxsize=128)  # the copies of a text come one after the other
def text_of(text: str) -> Text:
    body = _without_dateline(text)
    words = fold(body).split()
    return Text(len(words), frozenset(_runs(words)), *_names(body))


def bands(text: str) -> tuple[int, ...]:
    """The numbers by which copies are found: 63 bits each, none where the text is too short."""
    words = fold(_without_dateline(text)).split()
    if len(words) < MIN_WORDS:
        return ()
    lead = words[:LEAD_WORDS]
    found = _bands("lead", lead)
    return found if len(words) == len(lead) else (*found, *_bands("whole", words))


def are_copies(one: Text, other: Text) -> bool:
    """Whether the shorter text is, for the most part, in the longer one, with its names and numbers.

    The names and numbers tell copies from texts of one mould: the weather, the markets, the toll of each day.
    """
    shorter, longer = sorted((one, other), key=lambda text: (text.words, len(text.runs), text.names.total()))
    if shorter.words < MIN_WORDS:
        return False
    runs = len(shorter.runs & longer.runs) / len(shorter.runs)
    if shorter.words < SHORT:
        all_names = (text.names + text.beginnings for text in (shorter, longer))
        return runs >= MIN_RUNS_SHORT and in_common(*all_names) >= MIN_NAMES_SHORT
    return runs >= MIN_RUNS and in_common(shorter.names, longer.names) >= MIN_NAMES


def days_allow_copies(one: str, other: str) -> bool:
    """Whether texts of these days (ISO, or ``NO_DAY``) may be copies: of days that are near, or where one is not known."""
    if NO_DAY in (one, other):
        return True
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= MOST_DAYS


def in_common(shorter: Counter[str], longer: Counter[str]) -> float:
    """How many of the names of the shorter text are in the longer one, 0…1; 1 where it has none."""
    number = shorter.total()
    return (shorter & longer).total() / number if number else 1.0


def _without_dateline(text: str) -> str:
    found = _DATELINE.match(text)
    return text[found.end() :] if found else text


def _runs(words: list[str]) -> Iterator[Run]:
    return zip(words, words[1:], words[2:], strict=False)


def _names(text: str) -> tuple[Counter[str], Counter[str]]:
    """Words with a digit or a capital: those inside sentences, and those that begin one."""
    starts = {match.end() for match in _SENTENCE_START.finditer(text)}
    tokens = [(match.start() in starts, match.group()) for match in _TOKEN.finditer(text) if not match.group().islower()]
    inside, first = (Counter(fold(token) for begins, token in tokens if begins is kind) for kind in (False, True))
    return inside, first


def _bands(part: str, words: list[str]) -> tuple[int, ...]:
    signature = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    signature.update(list(map(" ".join, _runs(words))))
    values = signature.digest()
    return tuple(
        _number(f"{part} {band} {values[band * ROWS : (band + 1) * ROWS]}") for band in range(BANDS)
    )


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("ascii"), digest_size=8).digest(), "big") >> 1
