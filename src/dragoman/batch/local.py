"""The engine of one machine: as many reading processes as workers, each fed by a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from queue import Queue
from threading import Event, Lock, Thread

from dragoman.batch.coder import Coder
from dragoman.batch.job import InputShard, Job, ShardReport
from dragoman.batch.shard import code_shard

Tell = Callable[[int], None]


class _StoppedError(Exception):
    pass


def run_local(job: Job, shards: Iterable[InputShard], workers: int, tell: Tell) -> Iterator[ShardReport]:
    """The report of every shard, in the order in which they get done. The first error of a worker ends the run."""
    source, stop = _Shared(iter(shards)), Event()
    results: Queue[ShardReport | BaseException | None] = Queue()
    threads = [Thread(target=_work, args=(job, source, tell, results, stop), daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    try:
        running = workers
        while running:
            result = results.get()
            if isinstance(result, BaseException):
                raise result
            if result is None:
                running -= 1
            else:
                yield result
    finally:
        stop.set()
        for thread in threads:
            thread.join()


class _Shared:
    """An iterator that threads share."""

    def __init__(self, shards: Iterator[InputShard]) -> None:
        self._shards, self._lock = shards, Lock()

    def next(self) -> InputShard | None:
        with self._lock:
            return next(self._shards, None)


def _work(
    job: Job, source: _Shared, tell: Tell, results: Queue[ShardReport | BaseException | None], stop: Event
) -> None:
    def tell_unless_stopped(documents: int) -> None:
        if stop.is_set():
            raise _StoppedError
        tell(documents)

    coder = Coder(job.setup, job.limits)
    try:
        while not stop.is_set() and (shard := source.next()) is not None:
            results.put(code_shard(job, shard, coder, tell_unless_stopped))
        results.put(None)
    except _StoppedError:
        pass
    except BaseException as error:  # noqa: BLE001  # it is raised again where the results are taken
        results.put(error)
    finally:
        coder.close()
