"""When to ask again. Pure: the time is given, chance comes from a seed."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(days=1)
_DURATION = re.compile(r"(\d{1,6})\s*([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def duration(text: str) -> timedelta | None:
    """``"15m"``, ``"2h"``, ``"30s"``, ``"1d"``; None where the text is none of these, or no time at all."""
    match = _DURATION.fullmatch(text.strip().lower())
    if match is None or int(match[1]) == 0:
        return None
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def at_moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def retry_after(value: str | None, now: datetime) -> datetime | None:
    """What a Retry-After header asks for (seconds or a date), at most a day; None where it asks for nothing."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return now + min(timedelta(seconds=min(int(text[:9]), 10**7)), LONGEST)
    try:
        until = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(until, now), now + LONGEST)


def back_off(failures: int, first: timedelta, seed: int, name: str) -> timedelta:
    """How long to leave something alone after so many failures in a row: twice as long each time, up to a day.

    A share of up to a quarter comes on top by chance, so that what failed together does not come back together. The
    same seed, name and number give the same time.
    """
    longer: timedelta = first * 2 ** min(max(failures, 1) - 1, 16)
    share: float = random.Random(f"{seed}:{name}:{failures}").random() / 4
    return min(longer, LONGEST) * (1 + share)
