"""Documents and mentions of events as a caller has them, brought to one shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import index
from typing import Any

from dragoman.types.document import Document
from dragoman.types.record import Reading
from dragoman.types.word_reader import TextSpan, WordReader

# What the fields of a mention may be called where it is a mapping or an object.
NAMES = {
    "document": ("document", "document_id", "doc", "doc_id"),
    "sentence": ("sentence", "sentence_id", "sent", "sent_id"),
    "start": ("start", "begin"),
    "end": ("end", "stop"),
    "words": ("words", "tokens", "token_ids"),
}


@dataclass(frozen=True, slots=True)
class Given:
    """A document in words; ``spans`` are their code points where it was given as text, else None."""

    sentences: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[TextSpan, ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """A mention: the number of its document and sentence, and its words there, at least one."""

    document: int
    sentence: int
    words: tuple[int, ...]


def given_documents(documents: Any, reader: WordReader) -> tuple[list[object], list[Given]]:  # noqa: ANN401
    """Names and words of the documents of a mapping or of a sequence (whose names are 0, 1, …)."""
    pairs = documents.items() if isinstance(documents, Mapping) else enumerate(documents)
    names, found = [], []
    for name, document in pairs:
        names.append(name)
        found.append(_given(document, reader))
    return names, found


def _given(document: object, reader: WordReader) -> Given:
    if isinstance(document, Mapping):
        document = document["sentences"] if "sentences" in document else document["text"]
    if isinstance(document, Reading):
        document = document.document
    text = document.text if isinstance(document, Document) else document
    if isinstance(text, str):
        spans = tuple(tuple(row) for row in reader.cut(text))
        return Given(tuple(tuple(text[start:end] for start, end in row) for row in spans), spans)
    if not isinstance(text, Sequence):
        raise TypeError(f"a document is a list of sentences (lists of words), a text or a Reading, not {type(text).__name__}")
    rows = [text] if text and all(isinstance(word, str) for word in text) else text
    return Given(tuple(tuple(str(word) for word in row) for row in rows))


def located(mention: object, names: Mapping[object, int], documents: Sequence[Given]) -> Located:
    """Where a mention lies. Raises ValueError where there is no such document, sentence or word."""
    name, sentence, place = _fields(mention)
    number = names.get(name, name if isinstance(name, int) else -1)
    if not 0 <= number < len(documents):
        raise ValueError(f"mention {mention!r}: there is no document {name!r}")
    document = documents[number]
    if sentence is None and document.spans is not None:
        return _in_text(mention, number, document.spans, (place[0], place[-1] + 1))
    sentence = sentence or 0
    if not 0 <= sentence < len(document.sentences):
        raise ValueError(f"mention {mention!r}: document {name!r} has no sentence {sentence}")
    words = tuple(word for word in place if 0 <= word < len(document.sentences[sentence]))
    if not words:
        raise ValueError(f"mention {mention!r}: sentence {sentence} of document {name!r} has no such word")
    return Located(number, sentence, words)


def _fields(mention: Any) -> tuple[object, int | None, Sequence[int]]:  # noqa: ANN401
    """Document, sentence (None: it is told by code points), and the words, or all code points of the mention."""
    if isinstance(mention, Sequence) and not isinstance(mention, str) and not hasattr(mention, "_fields"):
        if len(mention) == 3 and isinstance(mention[2], Sequence):
            return mention[0], mention[1], sorted(mention[2])
        if len(mention) not in (3, 4):
            raise ValueError(f"a mention is (document, sentence, start, end) or (document, start, end), not {mention!r}")
        return mention[0], mention[1] if len(mention) == 4 else None, _range(mention[-2], mention[-1])
    values = {key: _named(mention, names) for key, names in NAMES.items()}
    if values["words"] is not None:
        return values["document"], values["sentence"], sorted(values["words"])
    return values["document"], values["sentence"], _range(values["start"], values["end"])


def _named(mention: Any, names: Sequence[str]) -> Any:  # noqa: ANN401
    if isinstance(mention, Mapping):
        return next((mention[name] for name in names if name in mention), None)
    return next((getattr(mention, name) for name in names if hasattr(mention, name)), None)


def _range(start: Any, end: Any) -> range:  # noqa: ANN401
    """An empty range stands for the one word at its start."""
    try:
        first, after = index(start), index(end)
    except TypeError:
        raise ValueError(f"a mention has a start and an end, found {start!r} and {end!r}") from None
    return range(first, max(after, first + 1))


def _in_text(mention: object, number: int, spans: Sequence[Sequence[TextSpan]], place: TextSpan) -> Located:
    for sentence, row in enumerate(spans):
        words = tuple(w for w, (start, end) in enumerate(row) if start < place[1] and end > place[0])
        if words:
            return Located(number, sentence, words)
    raise ValueError(f"mention {mention!r}: the text has no word there")
