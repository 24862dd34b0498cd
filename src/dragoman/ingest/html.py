"""HTML → Draft, by way of a worker process that can be killed."""

from __future__ import annotations

import re
from datetime import date

from dragoman.errors import ExtractionError
from dragoman.ingest.decode import decode
from dragoman.ingest.draft import Draft, not_read
from dragoman.ingest.html_process import SHARED, HtmlProcess
from dragoman.ingest.html_scan import nesting_depth
from dragoman.ingest.options import MEBIBYTE

MAX_PAGE = 10 * MEBIBYTE
MAX_DEPTH = 2_000
"""Pages of real papers stay below 100; parsers take quadratic time on much deeper ones."""

_MARKUP = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|li|ul|ol|h[1-6]|blockquote|br|td|figure)\s*>|<(?:br|p)\s*/?>", re.IGNORECASE
)


def read_page(data: bytes, name: str, *, charset: str | None = None, url: str | None = None,
              process: HtmlProcess = SHARED) -> Draft:  # fmt: skip
    """The article of a page. Errors: none; what cannot be extracted is a draft without text and with a warning."""
    if len(data) > MAX_PAGE:
        return not_read(name, f"a page of {len(data):,} bytes; the limit is {MAX_PAGE:,}", "too large")
    decoded = decode(data, charset)
    if nesting_depth(decoded.text, MAX_DEPTH) > MAX_DEPTH:
        return not_read(name, f"more than {MAX_DEPTH:,} tags are nested in each other", "damaged")
    try:
        found = process.extract(_without_surrogates(decoded.text), url)
    except ExtractionError as error:
        return not_read(name, str(error), "damaged")
    published = date.fromisoformat(found["published"]) if found.get("published") else None
    empty = () if found["text"] else (f"not read: {name}: no article text was found in the page",)
    return Draft(
        name=name,
        text=found["text"],
        title=found.get("title"),
        publisher=found.get("publisher"),
        url=url or found.get("url"),
        published=published,
        published_basis="metadata" if published else "unknown",
        warnings=(*decoded.warnings, *empty),
    )


def looks_like_markup(text: str) -> bool:
    """Whether the text of a record is HTML: several tags of running text, not one angle bracket in prose."""
    return len(_MARKUP.findall(text, 0, 20_000)) >= 2 or bool(re.match(r"\s*<(?:p|div|article)\b[^>]*>", text))


def read_markup(text: str, process: HtmlProcess = SHARED) -> str:
    """All text of a piece of markup. Errors: ExtractionError."""
    if len(text) > MAX_PAGE or nesting_depth(text, MAX_DEPTH) > MAX_DEPTH:
        raise ExtractionError(f"markup of more than {MAX_PAGE:,} characters or {MAX_DEPTH:,} nested tags")
    return str(process.extract(_without_surrogates(text), piece=True)["text"])


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
