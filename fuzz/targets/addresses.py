"""The address of a page: whatever is asked for, no socket goes to an address that is not public."""

from __future__ import annotations

import ssl

import httpcore2

from dragoman.errors import FetchError
from dragoman.ingest.addresses import is_public
from dragoman.ingest.fetch import Network, fetch

DICTIONARY = (b"http://", b"https://", b"127.0.0.1", b"[::1]", b"@", b":80", b"#", b"%40", b"0x7f.1", b"\\", b"localhost", b"8.8.8.8", b"\xe2\x91\xa0")


class _NoSockets(httpcore2.NetworkBackend):
    def connect_tcp(self, host: str, *_: object, **__: object) -> httpcore2.NetworkStream:
        assert is_public(host), host
        raise httpcore2.ConnectError("no network here")


_TLS = ssl.create_default_context()


def run(data: bytes) -> None:
    url = data.decode("utf-8", "replace")
    try:
        fetch(url, Network(lambda host, port: [host], _NoSockets(), _TLS))
    except FetchError as error:
        assert str(error)
