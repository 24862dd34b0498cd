"""Templates → HTML. What comes from reports is always escaped, and without characters that steer a terminal or a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import Response

from dragoman.export import wording
from dragoman.store.entries import Party
from dragoman.types.document import Document

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_LONGEST_LINK = 2000


def page(template: str, status: int = 200, headers: dict[str, str] | None = None, **values: object) -> Response:
    """The answer with a page; ``values`` are what the template shows."""
    return Response(rendered(template, **values), status, headers, "text/html")


def rendered(template: str, **values: object) -> bytes:
    return environment().get_template(template).render(**values).encode("utf-8", "replace")


@cache
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("dragoman.web"), autoescape=True, undefined=StrictUndefined, finalize=cleaned,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False,
    )  # fmt: skip
    made.filters.update(
        web_link=web_link, party=wording.party_words, time=wording.time_words, quantity=wording.quantity_words,
        relation=wording.relation_words, published=wording.published_words, headline=wording.headline,
        day=wording.day_words, counted=wording.counted, interval=wording.interval_words, code=code_of,
        status_mark=lambda status: wording.STATUS_MARKS.get(status, ("·", ""))[0], stance=wording.stance_words,
        tone=tone, query=query, quoted=quoted, reported=reported, signed=lambda score: f"{score:+.1f}".replace("-", "−"),
    )  # fmt: skip
    made.globals.update(asset=asset)
    return made


def cleaned(value: object) -> object:
    """Templates show every value through this; what is markup already has been through it."""
    return _CONTROL.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def web_link(url: str | None) -> str | None:
    """The address where a browser may follow it: http or https, with a host; else None."""
    if url is None or len(url) > _LONGEST_LINK or _CONTROL.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def query(pairs: Iterable[tuple[str, object]]) -> str:
    """``a=1&b=2``, without what is None or empty."""
    kept = [(name, str(value)) for name, value in pairs if value not in (None, "")]
    return urlencode(kept, errors="replace")


def code_of(party: Party) -> str:
    """The code by which one looks for all that a party's state does."""
    return party.country if party.country is not None else party.id


def tone(quad: str | None) -> str:
    """cooperation, conflict or neutral: the class of an event."""
    return (quad or "neutral").rpartition(" ")[2]


def quoted(words: str) -> str:
    """In quotation marks, where the words do not bring theirs."""
    return words if words[:1] in "“\"‘'«" else f"“{words}”"


def reported(document: Document) -> str:
    """The day of the report; said where it is not sure."""
    if document.published is None:
        return "no date"
    return wording.day_words(document.published) + (" (inferred)" if document.published_basis == "inferred" else "")


@cache
def asset(name: str) -> str:
    """The address of a static file, with what it holds, so that browsers may keep it."""
    digest = sha256(static(name)).hexdigest()[:10]
    return f"/static/{name}?{digest}"


@cache
def static(name: str) -> bytes:
    return files("dragoman.web").joinpath("static", name).read_bytes()
