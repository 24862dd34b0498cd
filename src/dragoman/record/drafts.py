"""An event in the making: coded and with its parties, before time, place, claims and merging."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.record.candidates import Candidate
from dragoman.record.participants import Sides
from dragoman.record.reasons import Step
from dragoman.types.record import Status


@dataclass(frozen=True, slots=True)
class Draft:
    """One event as one sentence tells it.

    ``speech`` says that it is itself a speech act, ``implied`` that no word of the codebook names it, only a claim.
    ``steps`` are the decisions that made type and status other than those of the frame and the clause.
    """

    candidate: Candidate
    type: str
    mode: str | None
    planned_type: str | None
    status: Status
    sides: Sides
    speech: bool = False
    implied: bool = False
    steps: tuple[Step, ...] = field(default=(), compare=False, repr=False)

    @property
    def sentence(self) -> int:
        return self.candidate.sentence.index

    @property
    def key(self) -> tuple[int, int]:
        return (self.candidate.sentence.index, self.candidate.trigger)
