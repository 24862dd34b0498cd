"""How often a client may ask: a bucket for each, from which every request takes one and into which time puts some."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from time import monotonic

from dragoman.api.limits import Rate

CLIENTS = 10_000


@dataclass
class _Bucket:
    left: float
    at: float


class Rates:
    """Remembers the clients of late; belongs to one thread (the event loop)."""

    def __init__(self, clock: Callable[[], float] = monotonic, clients: int = CLIENTS) -> None:
        self._clock = clock
        self._clients = clients
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def wait(self, client: str, rate: Rate) -> int:
        """0 where the client may ask now (which counts), else the seconds after which it may."""
        now = self._clock()
        bucket = self._buckets.setdefault(client, _Bucket(rate.burst, now))
        self._buckets.move_to_end(client)
        while len(self._buckets) > self._clients:
            self._buckets.popitem(last=False)
        bucket.left = min(rate.burst, bucket.left + (now - bucket.at) * rate.each_second)
        bucket.at = now
        if bucket.left < 1:
            return max(1, ceil((1 - bucket.left) / rate.each_second))
        bucket.left -= 1
        return 0
