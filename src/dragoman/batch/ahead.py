"""Inputs cut into shards by a thread that does not wait for those who read them, and that stops when the run does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from queue import Queue
from threading import Lock, Thread
from types import TracebackType
from typing import Self

from dragoman.batch.files import write_whole
from dragoman.batch.job import InputShard
from dragoman.batch.progress import Progress
from dragoman.batch.spool import spool
from dragoman.types.document import Document


class _StoppedError(Exception):
    pass


class Ahead:
    """The shards of ``documents`` as they get written; ``shards`` are those so far.

    Leaving it waits for a file that is being written, never for documents: these may come from a pipe that stays open.
    """

    def __init__(self, documents: Iterable[Document], out: Path, size: int, seen: Progress) -> None:
        self.shards: list[InputShard] = []
        self._documents, self._out, self._size, self._seen = documents, out, size, seen
        self._ready: Queue[InputShard | BaseException | None] = Queue()
        self._lock, self._stopped = Lock(), False

    def __enter__(self) -> Self:
        Thread(target=self._work, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._stopped = True

    def __iter__(self) -> Iterator[InputShard]:
        """Raises what the documents or the disk raise."""
        while (shard := self._ready.get()) is not None:
            if isinstance(shard, BaseException):
                raise shard
            self.shards.append(shard)
            yield shard

    def _work(self) -> None:
        try:
            for shard in spool(self._documents, self._out, self._size, self._write):
                self._seen.known += shard.documents
                self._ready.put(shard)
            self._seen.counted = True
            self._ready.put(None)
        except _StoppedError:
            pass
        except BaseException as error:  # noqa: BLE001  # it is raised again where the shards are taken
            self._ready.put(error)

    def _write(self, path: Path, content: bytes) -> None:
        with self._lock:
            if self._stopped:  # the folder may be another run's by now
                raise _StoppedError
            write_whole(path, content)
