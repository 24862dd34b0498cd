"""One page from the public internet, at the user's request: bounded in time and size, and to nowhere else.

The check sits where the connection is made: a name is resolved once, every address must be public, and the socket goes
to that very address. So redirects, odd spellings and resolvers that change their mind all meet the same check, while
the Host header and the name on the certificate stay those of the address as given.
"""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpcore2
import httpx2

from dragoman.errors import FetchError
from dragoman.ingest.addresses import Resolve, resolve_with_system
from dragoman.ingest.options import MEBIBYTE
from dragoman.ingest.transport import PublicTransport
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
class Network:
    """How the outside is reached; tests give their own resolver and sockets."""

    resolve: Resolve = resolve_with_system
    backend: httpcore2.NetworkBackend = field(default_factory=httpcore2.SyncBackend)
    ssl_context: ssl.SSLContext | None = None
    seconds: float = 30.0
    idle_seconds: float = 10.0


def fetch(url: str, network: Network | None = None) -> Fetched:
    """The page at ``url``: at most 10 MB decoded, five redirects and half a minute. Errors: FetchError."""
    network = network or Network()
    _check(url)
    deadline = time.monotonic() + network.seconds
    transport = PublicTransport(network.resolve, network.backend, network.ssl_context, deadline)
    try:
        with httpx2.Client(
            transport=transport, trust_env=False, follow_redirects=True, max_redirects=MAX_REDIRECTS, headers=_HEADERS,
            timeout=network.idle_seconds, event_hooks={"response": [_check_redirect]},
        ) as client, client.stream("GET", url) as response:  # fmt: skip
            return _page(response)
    except (httpx2.HTTPError, httpx2.InvalidURL, ssl.SSLError, OSError, ValueError) as error:
        raise FetchError(f"cannot fetch {url}: {_reason(error)}") from error


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, user, _ = parts.hostname, parts.username, parts.port
    except ValueError as error:
        raise FetchError(f"not an address: {url}") from error
    if parts.scheme.lower() not in ("http", "https") or not host or " " in host:
        raise FetchError(f"only http and https addresses are fetched, not {url}")
    if user is not None:
        raise FetchError("an address with a user name in it is not fetched; save the page and give its path")


def _check_redirect(response: httpx2.Response) -> None:
    target = response.headers.get("location") if response.is_redirect else None
    if target:
        _check(str(response.request.url.join(target)))


def _page(response: httpx2.Response) -> Fetched:
    if response.status_code != 200:
        raise FetchError(f"{response.url} answered {response.status_code} {response.reason_phrase}".rstrip())
    if response.headers.get("content-encoding", "").count(",") >= _MAX_ENCODINGS:
        raise FetchError(f"{response.url} is compressed more than {_MAX_ENCODINGS} times over")
    content_type = response.headers.get("content-type")
    return Fetched(str(response.url), _capped(response), content_type, response.charset_encoding)


def _capped(response: httpx2.Response) -> bytes:
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_bytes():
        size += len(piece)
        if size > MAX_DECODED:
            raise FetchError(f"{response.url} is larger than {MAX_DECODED:,} bytes; save the page and give its path")
        pieces.append(piece)
    return b"".join(pieces)


def _reason(error: Exception) -> str:
    if isinstance(error, httpx2.TimeoutException):
        return "it took too long to answer"
    if isinstance(error, httpx2.TooManyRedirects):
        return f"more than {MAX_REDIRECTS} redirects"
    return str(error) or type(error).__name__
