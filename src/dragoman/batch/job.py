"""What a run is to do, as values that travel to every worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one document: wall-clock seconds, bytes of memory of the process that reads it (0: no limit; only Linux tells
    how much a process has), and how many processes may die of it before it is left alone."""

    seconds: float = 300.0
    memory: int = 3072 * MEBIBYTE
    deaths: int = 4


@dataclass(frozen=True, slots=True)
class ReaderSetup:
    """How a worker loads its reader: files of the user's own actors and fitted codebooks."""

    actors: tuple[str, ...] = ()
    codebooks: tuple[str, ...] = ()

    def load(self) -> Reader:
        """Called once in each process that reads."""
        from dragoman.pipeline import Reader

        return Reader.load(self.actors, self.codebooks)


@dataclass(frozen=True, slots=True)
class Job:
    """``out`` is the folder of the output; on a cluster every node must see it under this path."""

    out: Path
    setup: ReaderSetup = ReaderSetup()
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class InputShard:
    """``documents`` documents in a file that never changes; ``hash`` is the SHA-256 of its lines."""

    number: int
    path: Path
    documents: int
    hash: str


@dataclass(frozen=True, slots=True)
class OutputFile:
    """``path`` is relative to the folder of the output."""

    path: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What became of a shard. ``unread`` documents have no facts; of these ``dead`` ones made the reader fail."""

    number: int
    name: str
    input_hash: str
    made_by: Mapping[str, object]
    documents: int
    unread: int
    dead: int
    files: tuple[OutputFile, ...]
