"""An article that a feed names → its document: from its page, or from the text that the feed has of it."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date

from dragoman.errors import ExtractionError
from dragoman.ingest.document import finish
from dragoman.ingest.draft import Draft, not_read
from dragoman.ingest.fetch import Answer
from dragoman.ingest.html import looks_like_markup, read_markup
from dragoman.ingest.inputs import Origin, read_stream
from dragoman.ingest.options import MAX_CHARACTERS, IngestOptions
from dragoman.types.document import Document

SUMMARY = "the text is only the summary in its feed"


@dataclass(frozen=True, slots=True)
class Said:
    """What the feed says of an article. Its day and publisher go before those of the page, its title behind: the
    page's headline is the one that is edited."""

    publisher: str
    address: str
    title: str | None
    published: date | None


def read_article_page(page: Answer, said: Said, max_characters: int = MAX_CHARACTERS) -> Document:
    """The document of a page; what cannot be read has a warning that says why. Errors: none."""
    options = IngestOptions(max_characters=max_characters)
    origin = Origin(said.address, said.address, page.headers.get("content-type"), page.charset)
    draft = next(read_stream(io.BytesIO(page.data), origin, options), None)
    return finish(_with(draft or not_read(said.address, "there is no text in it", "empty"), said), options)


def read_article_text(
    markup: str, said: Said, summary: bool = False, max_characters: int = MAX_CHARACTERS
) -> Document:  # fmt: skip
    """The document of the text in a feed; ``summary``: it is not the whole article. Errors: none."""
    options = IngestOptions(max_characters=max_characters)
    try:
        text = read_markup(markup) if looks_like_markup(markup) else markup
    except ExtractionError as error:
        return finish(_with(not_read(said.address, str(error), "damaged"), said), options)
    return finish(_with(Draft(said.address, text, warnings=(SUMMARY,) if summary and text else ()), said), options)


def _with(draft: Draft, said: Said) -> Draft:
    published = said.published or draft.published
    return replace(
        draft,
        title=draft.title or said.title,
        publisher=said.publisher,
        url=said.address,
        published=published,
        published_basis="metadata" if published else "unknown",
    )
