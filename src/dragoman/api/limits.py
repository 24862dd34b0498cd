"""How much a server takes on. All at one place, so that tests and operators can set them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests a second of one client in the long run, ``burst`` at once."""

    each_second: float
    burst: float


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of bodies, characters of a text, entries of a page, seconds for a body to arrive, an answer and a stream."""

    body_bytes: int = 1 << 20
    job_bytes: int = 64 << 20
    job_reports: int = 100_000
    text_characters: int = 100_000
    page: int = 50
    largest_page: int = 500
    body_seconds: float = 30.0
    answer_seconds: float = 20.0
    stream_seconds: float = 600.0
    loopback: Rate = Rate(2000, 4000)
    others: Rate = Rate(20, 60)
