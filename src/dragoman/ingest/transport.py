"""An HTTP transport that connects to public addresses only, and only until its deadline."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore2
import httpx2

from dragoman.ingest.addresses import Resolve, public_addresses


class PublicTransport(httpx2.BaseTransport):
    """``deadline`` is a reading of ``time.monotonic()``; no byte is sent or awaited after it."""

    def __init__(
        self,
        resolve: Resolve,
        backend: httpcore2.NetworkBackend,
        ssl_context: ssl.SSLContext | None,
        deadline: float,
        allow_private: bool = False,
    ) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=ssl_context or httpx2.create_ssl_context(trust_env=False),
            network_backend=_PublicBackend(resolve, backend, deadline, allow_private),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        assert isinstance(request.stream, httpx2.SyncByteStream)
        answer = _mapped(
            self._pool.handle_request,
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            ),
        )
        assert isinstance(answer.stream, Iterable)
        body = _Body(answer.stream)
        return httpx2.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        pieces = iter(self._stream)
        while (piece := _mapped(next, pieces, None)) is not None:
            yield piece

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()


class _PublicBackend(httpcore2.NetworkBackend):
    def __init__(
        self, resolve: Resolve, backend: httpcore2.NetworkBackend, deadline: float, allow_private: bool
    ) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._backend = backend
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        failure: Exception = httpcore2.ConnectError(f"no address of {host} answers")
        for address in public_addresses(host, port, self._resolve, self._allow_private):
            try:
                left = _left(self._deadline, timeout)
                stream = self._backend.connect_tcp(address, port, left, local_address, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        raise httpcore2.ConnectError("only public addresses are connected to")


class _TimedStream(httpcore2.NetworkStream):
    """A stream on which a server cannot win time by sending a byte now and then."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = _left(self._deadline, timeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time for this page is used up")
    return left if timeout is None else min(left, timeout)


def _mapped(call: Any, *arguments: Any) -> Any:  # noqa: ANN401
    """The errors of httpcore2 as those of httpx2, which the caller of a client expects."""
    try:
        return call(*arguments)
    except httpcore2.TimeoutException as error:
        raise httpx2.ReadTimeout(str(error)) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
        raise httpx2.TransportError(str(error)) from error
