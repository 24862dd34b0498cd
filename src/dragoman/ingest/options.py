"""What a caller may say about an input, and how much of it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal, get_args

from dragoman.errors import IngestError

Format = Literal["text", "html", "json", "jsonl", "csv", "parquet", "warc"]
FORMATS: tuple[Format, ...] = get_args(Format)

MEBIBYTE = 1 << 20
MAX_CHARACTERS = 200_000
"""About 30,000 words: longer than any report, short enough to be analysed in minutes."""
MAX_BYTES = 64 * MEBIBYTE
"""Of one document (a file, a line of JSONL, a value of a Parquet file), after decompression."""
MAX_TEXT_BYTES = 8 * MEBIBYTE
"""Of a plain text: many times what is kept of it, and little enough to be held several times over."""

DOCUMENT_FIELDS = ("text", "title", "publisher", "url", "published")


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What the user says about the input; it goes before anything that the input says about itself.

    ``map`` names the field of a JSON record or the column of a table that holds ``text``, ``title``, ``publisher``, ``url`` or ``published``;
    a dot goes down one level (``{"text": "fields.body"}``).
    ``max_characters`` counts code points of canonical text: what goes beyond is left out, and a warning says so.
    """

    published: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    map: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    format: Format | None = None
    allow_network: bool = True
    max_characters: int = MAX_CHARACTERS
    max_bytes: int = MAX_BYTES

    def __post_init__(self) -> None:
        _check_map(self.map)
        if self.format is not None and self.format not in FORMATS:
            raise IngestError(f"unknown format {self.format!r}; give one of {', '.join(FORMATS)}")
        if self.max_characters < 1 or self.max_bytes < 1:
            raise IngestError("max_characters and max_bytes must be at least 1")


def parse_map(text: str) -> dict[str, str]:
    """``"text=content,published=pubdate"`` → ``{"text": "content", "published": "pubdate"}``; errors: IngestError."""
    pairs = [part.strip() for part in text.split(",") if part.strip()]
    fields: dict[str, str] = {}
    for pair in pairs:
        ours, equals, theirs = (piece.strip() for piece in pair.partition("="))
        if not (ours and equals and theirs):
            raise IngestError(f"cannot read the field map {pair!r}; write it like text=content,published=pubdate")
        fields[ours] = theirs
    _check_map(fields)
    return fields


def _check_map(fields: Mapping[str, str]) -> None:
    unknown = sorted(set(fields) - set(DOCUMENT_FIELDS))
    if unknown:
        raise IngestError(f"unknown field {unknown[0]!r} in the field map; the fields are {', '.join(DOCUMENT_FIELDS)}")
