"""JSON values → Drafts: which field of a record is the text, the title, the date … under the names that are in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.errors import ExtractionError
from dragoman.ingest.dates import parse_date
from dragoman.ingest.draft import Draft, not_read
from dragoman.ingest.html import looks_like_markup, read_markup

FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "articlebody", "body", "content", "fulltext", "maintext", "bodytext", "plaintext", "contenttext",
        "cleanedtext", "articletext", "article", "story", "fields.bodytext", "fields.body", "contenthtml", "html",
        "description", "summary", "abstract", "snippet",
    ),
    "title": ("title", "headline", "webtitle", "fields.headline", "headline.main", "name", "subject"),
    "publisher": (
        "publisher", "source", "outlet", "sitename", "publication", "newspaper", "sourcename", "publishername",
        "provider", "feed", "domain", "sourcedomain",
    ),
    "url": (
        "url", "link", "weburl", "canonicalurl", "sourceurl", "articleurl", "permalink", "uri", "href",
        "mainentityofpage",
    ),
    "published": (
        "published", "datepublished", "publishedat", "publisheddate", "publicationdate", "webpublicationdate",
        "pubdate", "datepublish", "publishdate", "publishedtime", "publishedon", "pubtime", "date", "datetime",
        "timestamp", "time", "created", "createdat", "seendate",
    ),
}  # fmt: skip
"""Field names without case, hyphens and underscores, in order of trust; a dot goes down one level.

From schema.org, RSS, JSON Feed, WordPress, the interfaces of newspapers and news aggregators, and common corpora.
"""
_SUMMARIES = ("description", "summary", "abstract", "snippet")
_LISTS = (
    "articles", "items", "results", "documents", "docs", "entries", "stories", "records", "data", "@graph", "hits",
    "response", "value",
)  # fmt: skip
_INNER = ("name", "rendered", "value", "text", "title", "main", "@value", "#text", "@id", "url", "href")


def read_records(value: object, name: str, mapping: Mapping[str, str]) -> Iterator[Draft]:
    """One draft per record: of a list each item, of an envelope (``{"articles": […]}``) each item of its list."""
    items = _items(value)
    if not items:
        yield not_read(name, "the JSON holds no records", "empty")
    for number, item in enumerate(items, 1):
        yield read_record(item, name if len(items) == 1 else f"{name}[{number}]", mapping)


def read_record(value: object, name: str, mapping: Mapping[str, str]) -> Draft:
    """The draft of one record; without a text field it has a warning that says how to name one."""
    record: Mapping[str, Any] = value if isinstance(value, dict) else {"text": value}
    field, text = _find(record, "text", mapping)
    if field is None:
        return not_read(name, "no field with a text; name it with --map text=FIELD", "empty")
    text, warnings = _plain(text)
    if field in _SUMMARIES:
        warnings += (f"the text is only the field {field!r} of its record",)
    stated_field, stated = _find_value(record, "published", mapping)
    published = parse_date(stated)
    if stated_field and not published:
        warnings += (f"published: cannot read the date {str(stated)[:60]!r}",)
    return Draft(
        name=name,
        text=text,
        title=_find(record, "title", mapping)[1] or None,
        publisher=_find(record, "publisher", mapping)[1] or None,
        url=_find(record, "url", mapping)[1] or None,
        published=published,
        published_basis="metadata" if published else "unknown",
        warnings=warnings,
    )


def _items(value: object, levels: int = 3) -> list[Any]:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or not levels or _find(value, "text", {})[0] not in (None, *_SUMMARIES):
        return [value]
    folded = {fold(key): inner for key, inner in value.items()}
    for inner in (folded.get(key) for key in _LISTS):
        items = _items(inner, levels - 1) if isinstance(inner, list | dict) else []
        if any(not isinstance(item, dict) or _find(item, "text", {})[0] for item in items[:20]):
            return items
    return [value]


def _find(record: Mapping[str, Any], wanted: str, mapping: Mapping[str, str]) -> tuple[str | None, str]:
    """The field that holds ``wanted`` and its text; ``(None, "")`` where no field of it has any."""
    field, value = _find_value(record, wanted, mapping)
    return field, _as_text(value)


def _find_value(record: Mapping[str, Any], wanted: str, mapping: Mapping[str, str]) -> tuple[str | None, Any]:
    if wanted in mapping:
        value = _walk(record, mapping[wanted])
        return (mapping[wanted], value) if _as_text(value) else (None, None)
    folded = _folded(record)
    for field in FIELDS[wanted]:
        value = _walk(folded, field)
        if _as_text(value):
            return field, value
    return None, None


def _folded(record: Mapping[str, Any]) -> dict[str, Any]:
    """Two levels of keys in the spelling of ``FIELDS``; of two keys that fold to one the first counts."""
    folded: dict[str, Any] = {}
    for key, value in record.items():
        inner = {fold(k): v for k, v in reversed(value.items())} if isinstance(value, dict) else value
        folded.setdefault(fold(key), inner)
    return folded


def fold(key: str) -> str:
    """A field's name in the spelling of ``FIELDS``."""
    return key.lower().replace("_", "").replace("-", "").replace(" ", "")


def _walk(value: Any, path: str) -> Any:  # noqa: ANN401
    if isinstance(value, dict) and path in value:  # the name of a column may have dots in it
        return value[path]
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _as_text(value: object, levels: int = 3) -> str:
    """A string, a number, a list of paragraphs, or an object that wraps one of these (``{"name": …}``)."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, bool) or value is None or not levels:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_as_text(item, levels - 1) for item in value)))
    if isinstance(value, dict):
        return next(filter(None, (_as_text(value.get(key), levels - 1) for key in _INNER)), "")
    return ""


def _plain(text: str) -> tuple[str, tuple[str, ...]]:
    if not looks_like_markup(text):
        return text, ()
    try:
        return read_markup(text), ()
    except ExtractionError as error:
        return text, (f"the markup in the text stays: {error}",)
