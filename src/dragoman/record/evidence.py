"""The sentences that carry a fact, with their text."""

from __future__ import annotations

from dragoman.types.analysis import Sentence
from dragoman.types.document import Document
from dragoman.types.record import Evidence


def evidence(document: Document, sentence: Sentence) -> Evidence:
    """The evidence of one sentence: ``document.text[start:end] == text``."""
    return Evidence(document.id, sentence.start, sentence.end, "text", document.text[sentence.start : sentence.end])
