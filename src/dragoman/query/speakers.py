"""Who says what about whom, counted: accusations, denials, demands by speaker and target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dragoman.store.comparisons import SpeechCount
from dragoman.store.entries import ClaimEntry, Party
from dragoman.types.record import Stance


def count_speech(entries: Iterable[ClaimEntry]) -> list[SpeechCount]:
    """The counts, the highest first, then by the alphabet."""
    said: Counter[tuple[str, Stance, str | None]] = Counter()
    disputed: Counter[tuple[str, Stance, str | None]] = Counter()
    for entry in entries:
        key = (_side(entry.speaker), entry.claim.stance, _side(entry.against) if entry.against else None)
        said[key] += 1
        disputed[key] += bool(entry.claim.disputed_by)
    counts = [SpeechCount(*key, number, disputed[key]) for key, number in said.items()]
    return sorted(counts, key=lambda c: (-c.claims, c.speaker, c.stance, c.against or ""))


def _side(party: Party) -> str:
    return party.country or party.name
