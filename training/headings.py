"""Headings of the dated reports in ``bulk/`` by what stands under them, and the years that training leaves alone."""

from __future__ import annotations

POLITICAL = frozenset(
    {
        "Armed conflict and attacks",
        "Armed conflicts and attacks",
        "International relations",
        "Law and crime",
        "Politics",
        "Politics and elections",
    }
)
OTHER = frozenset({"Arts and culture", "Science", "Science and technology", "Sport", "Sports"})
KEPT_EVERY = 8  # years


def is_kept(day: str) -> bool:
    """Whether a report of a day (YYYY-MM-DD) is kept for measuring."""
    return int(day[:4]) % KEPT_EVERY == 0
