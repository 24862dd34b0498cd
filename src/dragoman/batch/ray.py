"""The engine of a cluster: Ray Data hands the shards to actors, each of which owns one reading process.

Every node must see the folder of the output under the same path. A shard whose node dies is coded again elsewhere;
its files are named after their content, so doing it twice changes nothing.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dragoman.batch.coder import Coder
from dragoman.batch.files import GO_ON
from dragoman.batch.job import InputShard, Job, ShardReport
from dragoman.batch.output import report_from
from dragoman.batch.shard import code_shard
from dragoman.errors import BatchError, DragomanError

RETRIES = 20
"""How often a shard is given to another actor when its own dies."""


def run_ray(
    job: Job, shards: Iterable[InputShard], workers: int, tell: Callable[[int], None], address: str | None = None
) -> Iterator[ShardReport]:
    """As ``run_local``; ``address`` of a cluster that runs already (None: RAY_ADDRESS, else one on this machine)."""
    ray = _connected(address)
    items = [{"number": s.number, "path": str(s.path), "documents": s.documents, "hash": s.hash} for s in shards]
    if not items:
        return
    coded = ray.data.from_items(items, override_num_blocks=len(items)).map_batches(
        _ShardCoder,
        fn_constructor_args=(job,),
        batch_size=1,
        num_cpus=1,
        compute=ray.data.ActorPoolStrategy(min_size=min(workers, len(items)), max_size=min(workers, len(items))),
        max_restarts=-1,
        max_task_retries=RETRIES,
    )
    try:
        for row in coded.iter_rows():
            if row["error"]:
                raise BatchError(row["error"])
            report = report_from(json.loads(row["report"]))
            tell(report.documents)
            yield report
    except ray.exceptions.RayError as error:
        raise BatchError(f"Ray gave up ({_first_line(error)}); {GO_ON}") from error


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)[:300]


def _connected(address: str | None) -> Any:  # noqa: ANN401  # the module, which need not be installed
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is reported to anybody
    try:
        import ray
        import ray.data
        import ray.exceptions
    except ImportError as error:
        raise BatchError("Ray is not installed; pip install 'dragoman[batch]'") from error
    logging.getLogger("ray.data").setLevel(logging.WARNING)  # progress is shown by who asked for the run
    ray.data.DataContext.get_current().enable_progress_bars = False
    if not ray.is_initialized():
        try:
            ray.init(address=address, log_to_driver=False, include_dashboard=False, logging_level=logging.WARNING)
        except (ConnectionError, ValueError) as error:
            raise BatchError(f"there is no Ray cluster at {address or 'RAY_ADDRESS'}: {error}") from error
    return ray


class _ShardCoder:
    """An actor: one reading process, started when the first shard comes.

    What Dragoman itself has to tell comes back as a value: of an exception Ray keeps where it was raised, not what it was.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._coder = Coder(job.setup, job.limits)

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[str]]:
        reports, errors = [], []
        for number, path, documents, content in zip(
            batch["number"], batch["path"], batch["documents"], batch["hash"], strict=True
        ):
            shard = InputShard(int(number), Path(str(path)), int(documents), str(content))
            try:
                reports.append(json.dumps(asdict(code_shard(self._job, shard, self._coder))))
                errors.append("")
            except DragomanError as error:
                reports.append("")
                errors.append(str(error))
        return {"report": reports, "error": errors}
