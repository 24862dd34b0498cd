"""Analyses written by hand: what the analysis model would say, as a small CoNLL-U-like table.

    document, analysis = build('''
        Ukraine's      …
    ''')

One token per line: ``form lemma upos head deprel [feats] [entity]``, separated by blanks. ``head`` is 1-based and 0 for
the root; ``lemma`` may be ``_`` for the lower-cased form; ``feats`` are as in CoNLL-U (``Number=Sing|Tense=Past``);
``entity`` is a BIO tag (``B-Person``, ``I-Person``). The text is put together with the usual spacing of punctuation;
a form that ends in ``~`` has no space after it (``China~ -~ Russia``). A sentence that starts with ``¶`` opens a
new paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.types.analysis import ROOT, Analysis, EntityMention, Sentence, Token
from dragoman.types.document import Document

_NO_SPACE_BEFORE = frozenset({",", ".", ":", ";", "?", "!", ")", "]", "”", "'s", "’s", "'", "’", "n't", "n’t", "%"})
_NO_SPACE_AFTER = frozenset({"(", "[", "“", "$", "€", "£"})
_BIO = ("B-", "I-")

Row = tuple[str, ...]


def build(*sentences: str, published: date | None = None, title: str | None = None) -> tuple[Document, Analysis]:
    """A document and its analysis from one table per sentence; offsets point into the document's text."""
    text, built, entities, paragraph = "", [], [], 0
    for index, table in enumerate(sentences):
        opens = table.strip().startswith("¶")
        paragraph += int(opens and index > 0)
        text += ("\n" if opens else " ") if text else ""
        rows = _rows(table)
        text, spans = _append(text, rows)
        tokens = tuple(_token(row, span) for row, span in zip(rows, spans, strict=True))
        built.append(Sentence(index, spans[0][0], spans[-1][1], tokens, paragraph))
        entities.extend(_entities(rows, spans, index))
    basis = "given" if published else "unknown"
    document = Document(id="test", text=text, title=title, published=published, published_basis=basis)
    return document, Analysis("test", tuple(built), tuple(entities), "trees")


def _rows(table: str) -> list[Row]:
    lines = (line.strip() for line in table.strip().removeprefix("¶").splitlines())
    return [tuple(line.split()) for line in lines if line]


def _append(text: str, rows: Sequence[Row]) -> tuple[str, list[tuple[int, int]]]:
    spans: list[tuple[int, int]] = []
    glued = True
    for row in rows:
        form = row[0].removesuffix("~") or "~"
        text += "" if glued or form in _NO_SPACE_BEFORE else " "
        spans.append((len(text), len(text) + len(form)))
        text += form
        glued = row[0].endswith("~") or form in _NO_SPACE_AFTER
    return text, spans


def _token(row: Row, span: tuple[int, int]) -> Token:
    form, lemma, upos, head, deprel = row[:5]
    form = form.removesuffix("~") or "~"
    feats = next((cell for cell in row[5:] if "=" in cell), "")
    pairs = tuple(sorted(tuple(pair.split("=", 1)) for pair in feats.split("|") if pair))
    governor = ROOT if head == "0" else int(head) - 1
    return Token(*span, form, form.lower() if lemma == "_" else lemma, upos, governor, deprel, pairs)  # type: ignore[arg-type]


def _entities(rows: Sequence[Row], spans: Sequence[tuple[int, int]], sentence: int) -> list[EntityMention]:
    tags = [next((cell for cell in row[5:] if cell.startswith(_BIO)), "O") for row in rows]
    found: list[EntityMention] = []
    for first, tag in enumerate(tags):
        if tag.startswith("B-"):
            last = first
            while last + 1 < len(tags) and tags[last + 1] == f"I-{tag[2:]}":
                last += 1
            found.append(EntityMention(spans[first][0], spans[last][1], tag[2:], sentence, first, last))
    return found
