"""What a page says about itself: title, publisher, address, day of publication. Runs in the HTML worker only.

Order of trust: JSON-LD of schema.org, then meta elements (Open Graph, article, Dublin Core, Parsely), then for the date
htmldate without its search through the prose of the page: a wrong date would shift every relative date of a report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dragoman.ingest.dates import parse_date

_ARTICLE_TYPES = ("article", "newsarticle", "report", "posting")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "headline")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_DATES = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "sailthru.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_ADDRESSES = ("og:url", "parsely-link")
_MAX_NODES = 2_000


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None

    def to_dict(self) -> dict[str, str | None]:
        return asdict(self)


def page_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """``url`` is where the page was fetched, if it was; ``published`` is an ISO date."""
    meta = _meta_elements(tree)
    article = _article(tree)
    address = url or _canonical_address(tree) or _first(meta, _ADDRESSES)
    publisher = _first(meta, _PUBLISHERS[:1]) or _named(article.get("publisher")) or _first(meta, _PUBLISHERS)
    title = _string(article.get("headline")) or _first(meta, _TITLES) or _title_element(tree)
    return Metadata(
        title=_without_publisher(title, publisher),
        publisher=publisher or _domain(address),
        url=address,
        published=_published(tree, article, meta, address),
    )


def _published(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str], url: str | None) -> str | None:
    stated = (article.get("datePublished"), *(meta.get(name) for name in _DATES))
    found: date | None = next((day for day in map(parse_date, stated) if day), None)
    if found is None:
        found = parse_date(_found_by_htmldate(tree, url))
    return found.isoformat() if found else None


def _found_by_htmldate(tree: HtmlElement, url: str | None) -> str | None:
    from htmldate import find_date

    found: str | None = find_date(tree, original_date=True, extensive_search=False, url=url)
    return found


def _meta_elements(tree: HtmlElement) -> dict[str, str]:
    """Content by lower-case name, property or itemprop; the first one counts."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]")[:_MAX_NODES]:
        content = element.get("content").strip()
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _article(tree: HtmlElement) -> dict[str, Any]:
    """The first JSON-LD object that is a kind of article."""
    for script in tree.xpath('//script[contains(@type, "ld+json")]')[:50]:
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(content):
            if any(kind in name.lower() for name in _type_names(node) for kind in _ARTICLE_TYPES):
                return node
    return {}


def _nodes(content: object) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, outermost first; a queue, because a hostile one may be nested deeply."""
    queue = [content]
    for seen, value in enumerate(queue):
        if seen > _MAX_NODES:
            return
        if isinstance(value, dict):
            yield value
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)


def _type_names(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)]


def _named(value: object) -> str | None:
    if isinstance(value, list):
        return next((name for name in map(_named, value[:10]) if name), None)
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _canonical_address(tree: HtmlElement) -> str | None:
    found = tree.xpath('//link[@rel="canonical"]/@href')
    return str(found[0]) if found and str(found[0]).startswith(("http://", "https://")) else None


def _title_element(tree: HtmlElement) -> str | None:
    for path in ("//head/title", "//title", "//h1"):
        for element in tree.xpath(path)[:1]:
            text = " ".join(element.text_content().split())
            if text:
                return text
    return None


def _without_publisher(title: str | None, publisher: str | None) -> str | None:
    """``"Talks resume | The Paper"`` → ``"Talks resume"`` where the page names its publisher so."""
    if not title or not publisher:
        return title
    for mark in (" | ", " - ", " – ", " — ", " :: ", " · "):
        head, found, tail = title.rpartition(mark)
        if found and head.strip() and tail.strip().casefold() == publisher.casefold():
            return head.strip()
    return title


def _domain(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None
