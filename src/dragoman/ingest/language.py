"""Is it English? A count of function words decides most texts; py3langid is loaded only for the others."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNKNOWN = "und"
_SAMPLE = 6_000
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_END = "\u0250"

_FUNCTION_WORDS = frozenset(
    "the of and to that this these those with by from its it his her she they their who which what when where while "
    "are were been being have would could should will must into than then also but because between against after "
    "before during about more most other some such there said says told not has had".split()
)
"""English function words that the other languages of the Latin alphabet seldom share (so no in, is, was, on, for)."""

_CONCLUSIVE_SHARE = 0.15
"""English news has 0.22 to 0.35 of these words, other languages below 0.06, Nigerian Pidgin about 0.1."""
_SHORT = 12
_SHORT_RATIO = 0.06
"""On headlines py3langid is unsure: English stands unless another language is sixteen times as likely."""
_TOO_FEW = 4
"""Words below which nothing can be told from letters: what is spelled in ASCII counts as English."""
_RIVALS = frozenset("cs da de es fi fr hr hu id it ms nl no pl pt ro sk sl so sq sv sw tl tr vi".split())
"""Latin-alphabet languages in which much news is written: on a few words, mostly names, the others are chance."""


def detect_language(text: str) -> str:
    """ISO 639-1 code (639-3 where there is none) of the language of ``text``, ``"und"`` where it has no words.

    Looks at the beginning and the middle, so that a foreign headline or a boilerplate line does not decide.
    """
    words = _WORD.findall(_sample(text))
    if not words:
        return UNKNOWN
    if _latin_share(words) < 0.7:
        return _likeliest(" ".join(words))
    share = sum(word.lower() in _FUNCTION_WORDS for word in words) / len(words)
    if share >= _CONCLUSIVE_SHARE:
        return "en"
    if len(words) < _TOO_FEW and all(map(str.isascii, words)):
        return "en"
    return _likeliest(" ".join(words), prefer_english=len(words) <= _SHORT)


def language_name(code: str) -> str:
    """The English name of a language, or the code itself."""
    return _names().get(code, code)


def language_warning(code: str) -> str | None:
    """Why a text in this language is not read; None for English."""
    if code == "en":
        return None
    if code == UNKNOWN:
        return "not read: the text has no words"
    return f"not read: language {code} ({language_name(code)}); Dragoman reads English"


def _sample(text: str) -> str:
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"


def _latin_share(words: list[str]) -> float:
    return sum(word[0] < _LATIN_END for word in words) / len(words)


def _likeliest(text: str, prefer_english: bool = False) -> str:
    ranking: list[tuple[str, float]] = _identifier().rank(text)
    probability = dict(ranking)
    if prefer_english and probability["en"] >= _SHORT_RATIO * max(probability[code] for code in _RIVALS):
        return "en"
    return ranking[0][0]


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    table = resources.files("dragoman.ingest").joinpath("languages.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in table.splitlines()[1:])
