"""Hosts are asked politely: one connection each, a pause between two requests, and only what their robots.txt allows.

Hosts are asked beside each other, so that a slow one holds up nobody else. One that does not answer is left alone for
the rest of the round.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

from dragoman.errors import FetchError
from dragoman.ingest.fetch import MAX_DECODED, Answer, Network, ask
from dragoman.watch.canonical import host_of
from dragoman.watch.deciding import silent_until

if TYPE_CHECKING:
    from protego import Protego

AGENT = "dragoman"
AT_ONCE = 8
WAITING_ANSWERS = 16
"""So many answers lie ready at most: fetching waits for reading, and memory stays flat."""
ROBOTS_SECONDS = 24 * 3600.0
MAX_ROBOTS = 512 * 1024
LONGEST_PAUSE = 60.0

K = TypeVar("K")


class HostSilentError(Exception):
    """The host is left alone for now; ``until`` is when it wants to be asked again, None where it does not answer."""

    def __init__(self, until: datetime | None) -> None:
        super().__init__()
        self.until = until


@dataclass(frozen=True, slots=True)
class Request(Generic[K]):
    """``what`` is the caller's: it comes back with the answer."""

    what: K
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    limit: int = MAX_DECODED


Result = Answer | FetchError | HostSilentError


@dataclass
class _Host:
    """What is known of a host. Only one thread at a time asks it."""

    robots: Protego | None = None
    robots_at: float | None = None
    asked_at: float | None = None
    silent_until: datetime | None = None
    fails: bool = False


@dataclass
class Courtesy:
    """``clock`` gives the time of day, ``pause`` sleeps."""

    network: Network
    delay: float
    clock: Callable[[], datetime]
    pause: Callable[[float], None] = time.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def ask_all(self, requests: Sequence[Request[K]]) -> Iterator[tuple[K, Result]]:
        """The answers as they come, in the order of the requests for each host. Errors: none, they are results."""
        waiting: dict[str, list[Request[K]]] = {}
        for request in requests:
            waiting.setdefault(host_of(request.url), []).append(request)
        for name in waiting:
            self._hosts.setdefault(name, _Host()).fails = False
        todo: queue.SimpleQueue[list[Request[K]]] = queue.SimpleQueue()
        for some in waiting.values():
            todo.put(some)
        answers: queue.Queue[tuple[K, Result] | None] = queue.Queue(WAITING_ANSWERS)
        stop = threading.Event()
        workers = [
            threading.Thread(target=self._work, args=(todo, answers, stop), daemon=True)
            for _ in range(min(AT_ONCE, len(waiting)))
        ]
        for worker in workers:
            worker.start()
        try:
            yield from _until_all_are_done(answers, len(workers))
        finally:
            stop.set()

    def _work(
        self, todo: queue.SimpleQueue[list[Request[K]]], answers: queue.Queue[tuple[K, Result] | None],
        stop: threading.Event,
    ) -> None:  # fmt: skip
        while not stop.is_set():
            try:
                requests = todo.get_nowait()
            except queue.Empty:
                break
            for request in requests:
                if not _put(answers, (request.what, self._result(request)), stop):
                    return
        _put(answers, None, stop)

    def _result(self, request: Request[K]) -> Result:
        try:
            return self._ask(self._hosts[host_of(request.url)], request)
        except (FetchError, HostSilentError) as error:
            return error
        except Exception as error:  # a fault of ours, or of a library over hostile input, costs one answer and not the round
            return FetchError(f"cannot fetch {request.url}: {type(error).__name__}: {error}", "damaged")

    def _ask(self, host: _Host, request: Request[K]) -> Answer:
        if host.fails or (host.silent_until and self.clock() < host.silent_until):
            raise HostSilentError(None if host.fails else host.silent_until)
        robots = self._robots(host, request.url)
        if robots is not None and not robots.can_fetch(request.url, AGENT):
            raise FetchError(f"the robots.txt of its host does not allow to fetch {request.url}", "robots")
        wished = robots.crawl_delay(AGENT) if robots is not None else None
        answer = self._politely(host, request, max(self.delay, min(wished or 0.0, LONGEST_PAUSE)))
        host.silent_until = silent_until(answer, self.clock())
        return answer

    def _politely(self, host: _Host, request: Request[K], delay: float) -> Answer:
        now = time.monotonic()
        if host.asked_at is not None and host.asked_at + delay > now:
            self.pause(host.asked_at + delay - now)
        try:
            return ask(request.url, self.network, request.headers, request.limit)
        except FetchError as error:
            host.fails = error.unread == "fetch"
            raise
        finally:
            host.asked_at = time.monotonic()

    def _robots(self, host: _Host, url: str) -> Protego | None:
        """The rules of a host, asked once a day; none where it has none. One that fails to tell allows nothing now
        (RFC 9309, 2.3.1)."""
        if host.robots_at is not None and time.monotonic() - host.robots_at < ROBOTS_SECONDS:
            return host.robots
        parts = urlsplit(url)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        answer = self._politely(host, Request(None, address, limit=MAX_ROBOTS), self.delay)
        if answer.status >= 500 or answer.status == 429:
            host.silent_until = silent_until(answer, self.clock())
            raise FetchError(f"{address} answered {answer.status}, so nothing is fetched there now")
        host.robots = _rules(answer.data) if answer.status == 200 else None
        host.robots_at = time.monotonic()
        return host.robots


def _rules(data: bytes) -> Protego:
    from protego import Protego

    return Protego.parse(data.decode("utf-8", "replace"))


def _until_all_are_done(
    answers: queue.Queue[tuple[K, Result] | None], workers: int
) -> Iterator[tuple[K, Result]]:
    while workers:
        answer = answers.get()
        if answer is None:
            workers -= 1
        else:
            yield answer


def _put(answers: queue.Queue[tuple[K, Result] | None], answer: tuple[K, Result] | None, stop: threading.Event) -> bool:
    """Waits for room, but not for somebody who has gone."""
    while not stop.is_set():
        try:
            answers.put(answer, timeout=0.2)
            return True
        except queue.Full:
            continue
    return False
