"""Long jobs of a server: reports that wait to be read into the record, and what became of each.

They are kept in a small file of the server's own, never in the record. A worker leases a job; one that dies loses the
lease, and the next goes on where it was. A report whose outcome was not kept is read again, which changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

JobState = Literal["waiting", "running", "finished", "cancelled"]
ENDED = ("finished", "cancelled")


@dataclass(frozen=True, slots=True)
class Job:
    """``done`` of ``reports`` have an outcome, counted in ``outcomes`` by name."""

    id: str
    state: JobState
    created: str
    reports: int
    done: int
    outcomes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of the report at a ``position`` (from 1): an outcome of ``Writer.add``, or "unread" with a message."""

    position: int
    outcome: str
    document: str | None = None
    events: int = 0
    message: str | None = None


class Jobs(Protocol):
    """Every method raises StoreError where the jobs cannot be read or written."""

    def submit(self, lines: Sequence[str], key: str | None = None) -> Job | None:
        """Keeps a job of so many reports, a line each. The same key and lines: the job that is there; the same key and
        other lines: None."""
        ...

    def job(self, job: str) -> Job | None: ...

    def jobs(self, limit: int = 50) -> tuple[Job, ...]:
        """The newest first."""
        ...

    def cancel(self, job: str) -> bool:
        """Whether it had not ended yet; what is read stays in the record."""
        ...

    def take(self, worker: str, seconds: float) -> Job | None:
        """The oldest job that waits or whose lease has run out; it is the worker's for so long."""
        ...

    def release(self, job: str, worker: str) -> None:
        """Gives the job back before its end."""
        ...

    def waiting(self, job: str, most: int) -> tuple[tuple[int, str], ...]:
        """Position and line of the next reports without an outcome."""
        ...

    def keep(self, job: str, worker: str, done: Sequence[Done], seconds: float) -> bool:
        """Keeps outcomes and the lease; False where the job is another's now, or cancelled. The last one ends the job."""
        ...

    def progress(self, job: str, after: int, most: int) -> tuple[Done, ...]:
        """The outcomes behind a position, in order."""
        ...

    def close(self) -> None: ...
