"""What was read: the canonical text of one report and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

PublishedBasis = Literal["given", "metadata", "inferred", "unknown"]
# Why an input is not read; the last three are of addresses only.
Unread = Literal[
    "empty", "binary", "language", "too large", "damaged", "refused", "unknown", "fetch", "gone", "robots"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each run of the canonical text came from in the text as given.

    ``canonical[i]`` and ``given[i]`` are the starts (code points) of run *i*; inside a run both advance together.
    An empty map means that the two texts are the same.
    """

    canonical: tuple[int, ...] = ()
    given: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One report. ``text`` is canonical (NFC, ``\\n`` line ends); every span in a reading points into it.

    ``id`` is a hash of what the document says and says about itself, so the same input has the same id.
    ``language`` is an ISO 639-1 code, or ``"und"`` where it could not be told.
    ``warnings`` say in words what was wrong with the input; a document that cannot be read has no events but a warning.
    ``name`` says where the text stood (a path, an address) and ``unread`` why it is not read: neither is kept with it.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    published: date | None = None
    published_basis: PublishedBasis = "unknown"
    warnings: tuple[str, ...] = ()
    offsets: OffsetMap = OffsetMap()
    name: str = field(default="", compare=False)
    unread: Unread | None = field(default=None, compare=False)

    @property
    def readable(self) -> bool:
        """Whether the analysis can read this text: English, and not empty."""
        return self.language == "en" and bool(self.text.strip())
