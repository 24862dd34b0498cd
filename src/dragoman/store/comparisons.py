"""What comparing the claims of a record gives: found by ``query``, shown by ``export``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.store.entries import ClaimEntry
from dragoman.types.record import Stance

Ground = Literal["denial", "number", "culprit"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``other``, of another report, contradicts ``claim``; ``between`` says on what ("12 ↔ 30 killed")."""

    claim: ClaimEntry
    other: ClaimEntry
    ground: Ground
    between: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim that is disputed: in its own report (``claim.disputed_by``), or ``elsewhere``."""

    claim: ClaimEntry
    elsewhere: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class SpeechCount:
    """How many claims of a stance somebody makes about another; ``disputed`` of them are disputed.

    Parties are countries' codes, or names where a party belongs to no one country; ``against`` is None for claims that
    are aimed at nobody.
    """

    speaker: str
    stance: Stance
    against: str | None
    claims: int
    disputed: int
