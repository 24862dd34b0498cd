"""One page from the public internet, at the user's request: bounded in time and size, and to nowhere else.

``fetch`` wants a page, ``ask`` any answer of a server, ``send`` brings it something.

The check sits where the connection is made: a name is resolved once, every address must be public, and the socket goes
to that very address. So redirects, odd spellings and resolvers that change their mind all meet the same check, while
the Host header and the name on the certificate stay those of the address as given.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

import httpcore2
import httpx2

from dragoman.errors import FetchError
from dragoman.ingest.addresses import Resolve, resolve_with_system
from dragoman.ingest.options import MEBIBYTE
from dragoman.ingest.transfer import TransferError, decoded
from dragoman.ingest.transport import PublicTransport
from dragoman.types.document import Unread
from dragoman.version import __version__

MAX_DECODED = 10 * MEBIBYTE
MAX_REDIRECTS = 5
_MAX_ENCODINGS = 2
_HEADERS = {
    "User-Agent": f"dragoman/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/json,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """``url`` is where the page was found in the end; ``data`` is decoded from its transfer, not from its charset."""

    url: str
    data: bytes
    content_type: str | None
    charset: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. ``data`` is empty unless ``status`` is 200; names of ``headers`` are in lower case."""

    status: int
    url: str
    headers: Mapping[str, str]
    data: bytes
    charset: str | None


@dataclass(frozen=True, slots=True)
class Network:
    """How the outside is reached; tests give their own resolver and sockets.

    ``allow_private`` lets in networks of one's own, which nobody outside must be able to make us ask.
    """

    resolve: Resolve = resolve_with_system
    backend: httpcore2.NetworkBackend = field(default_factory=httpcore2.SyncBackend)
    ssl_context: ssl.SSLContext | None = None
    seconds: float = 30.0
    idle_seconds: float = 10.0
    allow_private: bool = False


def fetch(url: str, network: Network | None = None) -> Fetched:
    """The page at ``url``: at most 10 MB decoded, five redirects and half a minute. Errors: FetchError."""
    answer = ask(url, network)
    if answer.status != 200:
        raise FetchError(f"{answer.url} answered {_status_words(answer.status)}", _unread(answer.status))
    return Fetched(answer.url, answer.data, answer.headers.get("content-type"), answer.charset)


def ask(
    url: str, network: Network | None = None, headers: Mapping[str, str] | None = None, limit: int = MAX_DECODED
) -> Answer:
    """What the server answers, whatever its status; ``limit`` is in bytes, decoded. Errors: FetchError."""
    _check(url)
    with _connected(url, network or Network()) as client, client.stream("GET", url, headers=headers) as response:
        return _answer(response, limit)


def send(url: str, body: bytes, network: Network | None = None, headers: Mapping[str, str] | None = None) -> Answer:
    """What the server answers to a POST of JSON. A redirect is an answer like others. Errors: FetchError."""
    _check(url)
    headers = {"Content-Type": "application/json", **(headers or {})}
    with (
        _connected(url, network or Network()) as client,
        client.stream("POST", url, content=body, headers=headers, follow_redirects=False) as response,
    ):
        return Answer(response.status_code, str(response.url), _headers(response), b"", None)


@contextmanager
def _connected(url: str, network: Network) -> Iterator[httpx2.Client]:
    deadline = time.monotonic() + network.seconds
    transport = PublicTransport(
        network.resolve, network.backend, network.ssl_context, deadline, network.allow_private
    )  # fmt: skip
    try:
        with httpx2.Client(
            transport=transport, trust_env=False, follow_redirects=True, max_redirects=MAX_REDIRECTS, headers=_HEADERS,
            timeout=network.idle_seconds, event_hooks={"response": [_check_redirect]},
        ) as client:  # fmt: skip
            yield client
    except (httpx2.HTTPError, httpx2.InvalidURL, ssl.SSLError, OSError, ValueError) as error:
        raise FetchError(f"cannot fetch {url}: {_reason(error)}", _fault(error)) from error


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, user, _ = parts.hostname, parts.username, parts.port
    except ValueError as error:
        raise FetchError(f"not an address: {url}", "refused") from error
    if parts.scheme.lower() not in ("http", "https") or not host or " " in host:
        raise FetchError(f"only http and https addresses are fetched, not {url}", "refused")
    if user is not None:
        raise FetchError(
            "an address with a user name in it is not fetched; save the page and give its path", "refused"
        )


def _check_redirect(response: httpx2.Response) -> None:
    target = response.headers.get("location") if response.is_redirect else None
    if target:
        _check(str(response.request.url.join(target)))


def _answer(response: httpx2.Response, limit: int) -> Answer:
    if response.status_code != 200:
        return Answer(response.status_code, str(response.url), _headers(response), b"", None)
    if response.headers.get("content-encoding", "").count(",") >= _MAX_ENCODINGS:
        raise FetchError(f"{response.url} is compressed more than {_MAX_ENCODINGS} times over", "refused")
    data = _capped(response, limit)
    return Answer(200, str(response.url), _headers(response), data, response.charset_encoding)


def _headers(response: httpx2.Response) -> dict[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


def _status_words(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _unread(status: int) -> Unread:
    return "gone" if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE) else "fetch"


def _capped(response: httpx2.Response, limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    for piece in decoded(response.iter_raw(), response.headers.get("content-encoding", "")):
        size += len(piece)
        if size > limit:
            raise FetchError(
                f"{response.url} is larger than {limit:,} bytes; save the page and give its path", "too large"
            )
        pieces.append(piece)
    return b"".join(pieces)


def _fault(error: Exception) -> Unread:
    """Whether the page itself is at fault, or its host does not answer (or not in time)."""
    if isinstance(error, TransferError):
        return "damaged"
    return "refused" if isinstance(error, httpx2.TooManyRedirects | httpx2.InvalidURL) else "fetch"


def _reason(error: Exception) -> str:
    if isinstance(error, httpx2.TimeoutException):
        return "it took too long to answer"
    if isinstance(error, httpx2.TooManyRedirects):
        return f"more than {MAX_REDIRECTS} redirects"
    return str(error) or type(error).__name__
