"""Full text: words as a user gives them → what the full-text index of a backend looks for, and its rows.

SQLite has FTS5 over the texts themselves; PostgreSQL has vectors made from words that are folded here, so that both
find the same documents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, column, func, select, table, text
from sqlalchemy import Text as PlainText

_WORD = re.compile(r"[^\W_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
# What a vector of PostgreSQL can hold: a word of 2 KB, a megabyte in all.
MAX_WORD = 200
MAX_FOLDED = 400_000

_FTS = table("document_words", column("rowid"), column("document_words"))
_VECTORS = table("document_words", column("document"), column("words"))


def fold(given: str) -> str:
    """The words in small letters without accents, parted by spaces: ``"São Tomé's"`` → ``"sao tome s"``."""
    plain = given if given.isascii() else _FOREIGN.sub(_unless_combining, unicodedata.normalize("NFD", given))
    words = " ".join(word[:MAX_WORD] for word in _WORD.findall(plain.casefold()))
    return words[:MAX_FOLDED]


def _unless_combining(match: re.Match[str]) -> str:
    character = match.group()
    return "" if unicodedata.combining(character) else character


def match_expression(words: Sequence[str]) -> str:
    """An FTS5 expression for all of the words (or phrases), each taken literally; what has no letter is left out."""
    literal = (word.replace("\0", " ").replace('"', '""') for word in words if _WORD.search(word))
    return " ".join(f'"{word}"' for word in literal)


def with_words(words: Sequence[str], dialect: str) -> Select[tuple[int]] | None:
    """The numbers of the documents that have all the words; None where there are none to look for."""
    if dialect == "sqlite":
        expression = match_expression(words)
        found = select(_FTS.c.rowid).where(_FTS.c.document_words.op("MATCH")(expression))
        return found if expression else None
    folded = [phrase for phrase in map(fold, words) if phrase]
    found = select(_VECTORS.c.document).where(*(_VECTORS.c.words.op("@@")(_query(phrase)) for phrase in folded))
    return found if folded else None


def ranked(words: Sequence[str], dialect: str) -> Select[tuple[int, float]] | None:
    """The same, each with its rank: the smaller, the better it fits."""
    if dialect == "sqlite":
        expression = match_expression(words)
        score: ColumnElement[float] = func.bm25(column("document_words"), 4.0, 1.0)
        found = select(_FTS.c.rowid, score.label("rank")).where(_FTS.c.document_words.op("MATCH")(expression))
        return found if expression else None
    folded = [phrase for phrase in map(fold, words) if phrase]
    if not folded:
        return None
    query = _query(folded[0])
    for phrase in folded[1:]:
        query = query.op("&&")(_query(phrase))
    score = -func.ts_rank(_VECTORS.c.words, query)
    return select(_VECTORS.c.document, score.label("rank")).where(_VECTORS.c.words.op("@@")(query))


def _query(phrase: str) -> ColumnElement[str]:
    return func.phraseto_tsquery(text("'simple'"), phrase, type_=PlainText())
