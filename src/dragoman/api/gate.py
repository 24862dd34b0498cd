"""What every request passes: who may ask, how often, how much and for how long; and the headers of every answer."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.api.access import Access, is_loopback, refusal
from dragoman.api.limits import Limits
from dragoman.api.problems import problem
from dragoman.api.rates import Rates

JOBS = "/api/v1/jobs"
_CLOSE = {"Connection": "close"}
_API = "/api/"
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=()"),
)
_POLICY = b"content-security-policy"
_FOR_DATA = b"default-src 'none'; frame-ancestors 'none'"
_FOR_PAGES = (
    b"default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
)


def _too_large(largest: int) -> HTTPException:
    return HTTPException(413, f"the body has more than {largest} bytes; send less at once", _CLOSE)


def _too_slow() -> HTTPException:
    return HTTPException(408, "the body did not come in time", _CLOSE)


class Gate:
    """ASGI middleware around the whole app."""

    def __init__(self, app: ASGIApp, access: Access, limits: Limits, rates: Rates | None = None) -> None:
        self._app, self._access, self._limits = app, access, limits
        self._rates = rates or Rates()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send, scope["path"])
        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, answer.send)
            return
        try:
            async with asyncio.timeout(self._limits.stream_seconds):
                await self._app(scope, _Body(receive, self._largest(scope), self._limits.body_seconds).receive, answer.send)
        except HTTPException as error:  # from the body, where the app itself has not told it
            await answer.instead(problem(error.status_code, error.detail, error.headers), scope, receive)
        except TimeoutError:
            await answer.instead(problem(503, "the answer takes too long; ask for less"), scope, receive)

    def _refused(self, scope: Scope) -> ASGIApp | None:
        client = scope["client"][0] if scope.get("client") else "?"
        seconds = self._rates.wait(client, self._limits.loopback if is_loopback(client) else self._limits.others)
        if seconds:  # first of all, so that nobody can try tokens one after the other
            return problem(429, f"too many requests; try again in {seconds} s", {"Retry-After": str(seconds)})
        found = refusal(self._access, scope["headers"])
        if found is not None:
            return problem(found.status, found.detail, dict(found.headers))
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > self._largest(scope):
            error = _too_large(self._largest(scope))
            return problem(error.status_code, error.detail, error.headers)
        return None

    def _largest(self, scope: Scope) -> int:
        return self._limits.job_bytes if scope["path"] == JOBS else self._limits.body_bytes


class _Body:
    """The body of a request, up to a limit in size and time."""

    def __init__(self, receive: Receive, largest: int, seconds: float) -> None:
        self._receive, self._largest, self._left = receive, largest, largest
        self._until = asyncio.get_running_loop().time() + seconds
        self._whole = False

    async def receive(self) -> Message:
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise _too_slow() from None
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            self._whole = not message.get("more_body", False)
            if self._left < 0:
                raise _too_large(self._largest)
        return message


class _Answer:
    """Adds the headers; knows whether the answer has begun."""

    def __init__(self, send: Send, path: str) -> None:
        self._send, self._policy = send, _FOR_DATA if path.startswith(_API) else _FOR_PAGES
        self._begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._begun = True
            message["headers"] = [*message.get("headers", []), *self._missing(message)]
        await self._send(message)

    async def instead(self, answer: ASGIApp, scope: Scope, receive: Receive) -> None:
        """Sends another answer, where none has begun."""
        if not self._begun:
            await answer(scope, receive, self.send)

    def _missing(self, message: MutableMapping[str, Any]) -> list[tuple[bytes, bytes]]:
        there = {name.lower() for name, _ in message.get("headers", [])}
        return [pair for pair in (*_HEADERS, (_POLICY, self._policy)) if pair[0] not in there]
