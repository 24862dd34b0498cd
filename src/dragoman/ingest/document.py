"""Draft → Document: canonical text and metadata, the language, the id, and a warning for whatever cannot be read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from dragoman.ingest.draft import Draft
from dragoman.ingest.language import UNKNOWN, detect_language, language_warning
from dragoman.ingest.normalise import Canonical, normalise, truncate
from dragoman.ingest.options import MAX_CHARACTERS, IngestOptions
from dragoman.types.document import Document, PublishedBasis, Unread

_MAX_LABEL = 1_000


def from_text(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: date | None = None,
    published_basis: PublishedBasis = "given",
    max_characters: int = MAX_CHARACTERS,
) -> Document:
    """The document of a text that is already at hand. Nothing in it is guessed to be a headline or a dateline.

    ``published_basis`` says where ``published`` comes from; without a date it is ``"unknown"``.
    """
    draft = Draft("text", text, title, publisher, url, published, published_basis)
    return finish(draft, IngestOptions(max_characters=max_characters))


def finish(draft: Draft, options: IngestOptions) -> Document:
    """The document of a draft, with what the user says in place of what the input says about itself."""
    draft = _override(draft, options)
    canonical, cut = _canonical(draft.text, options.max_characters)
    language, unread = _language(canonical.text, draft)
    url, bad_url = _web_address(draft.url)
    title, long_title = _label("title", draft.title)
    publisher, long_publisher = _label("publisher", draft.publisher)
    published = draft.published
    return Document(
        id=document_id(canonical.text or draft.name, title, publisher, url, published),
        text=canonical.text,
        title=title,
        publisher=publisher,
        url=url,
        language=language,
        published=published,
        published_basis=draft.published_basis if published else "unknown",
        warnings=_reason_first(
            (*draft.warnings, *canonical.warnings, *cut, *long_title, *long_publisher, *bad_url, *unread)
        ),
        offsets=canonical.offsets,
        name=draft.name,
        unread=_unread(draft, canonical.text, language),
    )


def document_id(text: str, title: str | None, publisher: str | None, url: str | None, published: date | None) -> str:
    """32 hexadecimal digits: the first half of SHA-256 over a JSON list of what the document says (about itself).

    ``published`` is the date given or from metadata, never an inferred one: the id must not depend on the analysis.
    An input without text is known by its name instead, or all of them would be one document.
    """
    said = ["dragoman/document/1", text, title, publisher, url, published.isoformat() if published else None]
    content = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _override(draft: Draft, options: IngestOptions) -> Draft:
    if options.published:
        draft = replace(draft, published=options.published, published_basis="given")
    return replace(
        draft,
        title=options.title or draft.title,
        publisher=options.publisher or draft.publisher,
        url=options.url or draft.url,
    )


def _canonical(given: str, limit: int) -> tuple[Canonical, tuple[str, ...]]:
    # Twice the limit leaves room for what canonicalisation removes, and bounds its time on a huge text.
    canonical = normalise(given[: 2 * limit])
    kept = truncate(canonical, limit)
    if len(given) <= 2 * limit and kept is canonical:
        return canonical, ()
    return kept, (f"the text has {len(given):,} characters; only the first {len(kept.text):,} are read",)


def _language(text: str, draft: Draft) -> tuple[str, tuple[str, ...]]:
    if not text.strip():
        told = any(map(_is_reason, draft.warnings))
        return UNKNOWN, () if told else (f"not read: {draft.name}: there is no text in it",)
    language = detect_language(text)
    warning = language_warning(language)
    return language, (warning,) if warning else ()


def _unread(draft: Draft, text: str, language: str) -> Unread | None:
    if not text.strip() or language == UNKNOWN:
        return draft.unread or "empty"
    return None if language == "en" else "language"


def _is_reason(warning: str) -> bool:
    return warning.startswith("not read: ")


def _reason_first(warnings: tuple[str, ...]) -> tuple[str, ...]:
    """Why a document is not read comes before what else was wrong with it."""
    return tuple(sorted(warnings, key=_is_reason, reverse=True))


def _label(kind: str, value: str | None) -> tuple[str | None, tuple[str, ...]]:
    """A title or a name on one line, in canonical spelling; None where nothing is left."""
    if not value:
        return None, ()
    label = " ".join(normalise(value[:_MAX_LABEL]).text.split())
    cut = f"the {kind} has {len(value):,} characters; only the first {_MAX_LABEL:,} are kept"
    return label or None, (cut,) if len(value) > _MAX_LABEL else ()


def _web_address(url: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Only http(s) addresses are kept: what is shown as a link must never be a script."""
    if not url or not url.strip():
        return None, ()
    cleaned = "".join(normalise(url.strip()).text.split())
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme.lower() in ("http", "https") and parts.netloc:
        return cleaned, ()
    return None, (f"url left out, it is not an http(s) address: {cleaned[:100]!r}",)
