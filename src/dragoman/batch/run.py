"""A whole run: spool the inputs, let an engine code the shards, write the manifest, leave nothing else behind."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal

from dragoman.batch.ahead import Ahead
from dragoman.batch.coder import Coder
from dragoman.batch.files import LOCK, locked, write_whole
from dragoman.batch.job import InputShard, Job, ShardReport
from dragoman.batch.local import run_local
from dragoman.batch.output import CLAIM, MANIFEST, as_json, clean, finished, sweep, unfinished_at_top
from dragoman.batch.progress import Progress
from dragoman.batch.spool import FOLDER
from dragoman.errors import BatchError
from dragoman.types.document import Document

Engine = Literal["local", "ray"]
SCHEMA = "dragoman/batch/1"
SHARD = 500
"""Documents a shard: a minute or two of work, which is what a kill of the whole machine costs at most."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes about its job; none of it changes the output but ``shard_size``."""

    engine: Engine = "local"
    workers: int = 1
    shard_size: int = SHARD
    address: str | None = None
    resume: bool = True
    keep_input: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run leaves: sums over its shards. ``resumed`` documents were there already."""

    documents: int
    unread: int
    dead: int
    shards: int
    resumed: int
    rows: Mapping[str, int] = field(default_factory=dict)


def run(
    job: Job, documents: Iterable[Document], sources: Iterable[str], plan: Plan, progress: Progress | None = None
) -> Outcome:
    """Codes ``documents`` into ``job.out`` and returns when the manifest is written.

    ``sources`` say in the manifest what the documents are from. ``progress`` is kept up to date for another thread to
    show. Errors: BatchError where the folder cannot be written or belongs to something else, and what loading the
    reader raises. Whatever stopped a run, the same call goes on with it.
    """
    seen = progress or Progress()
    job = replace(job, out=job.out.resolve())
    with locked(job.out):
        named = list(sources)
        _claim_folder(job.out, named, plan)
        made_by = _made_by(job)
        sweep(job.out)
        done: list[ShardReport] = []
        with Ahead(documents, job.out, plan.shard_size, seen) as ahead:
            todo = _todo(job, made_by, ahead, done, seen)
            reports = [*_engine(plan)(job, todo, plan.workers, _counting(seen)), *done]
        reports.sort(key=lambda report: report.number)
        write_whole(job.out / MANIFEST, as_json(_manifest(named, plan, made_by, reports)))
        clean(job.out, reports, ahead.shards)
        if not plan.keep_input:
            shutil.rmtree(job.out / FOLDER, ignore_errors=True)
    return _outcome(reports, seen)


def _engine(plan: Plan) -> Callable[[Job, Iterable[InputShard], int, Callable[[int], None]], Iterator[ShardReport]]:
    if plan.engine == "local":
        return run_local
    from functools import partial

    from dragoman.batch.ray import run_ray

    return partial(run_ray, address=plan.address)


def _made_by(job: Job) -> Mapping[str, object]:
    """Asks a reading process, so that this one stays small."""
    coder = Coder(job.setup, job.limits)
    try:
        coder.start()
        return coder.made_by
    finally:
        coder.close()


def _todo(
    job: Job, made_by: Mapping[str, object], shards: Iterable[InputShard], done: list[ShardReport], seen: Progress
) -> Iterator[InputShard]:
    """The shards that are not done yet; the reports of the others go to ``done``."""
    for shard in shards:
        report = finished(job.out, shard, made_by)
        if report is None:
            yield shard
        else:
            seen.before += report.documents
            done.append(report)


def _counting(seen: Progress) -> Callable[[int], None]:
    from threading import Lock

    lock = Lock()

    def tell(documents: int) -> None:
        with lock:
            seen.done += documents

    return tell


def _claim_folder(out: Path, sources: list[str], plan: Plan) -> None:
    """Writes down what the folder is for; refuses one with something else in it, which ``clean`` would take away."""
    claim = {"schema": SCHEMA, "sources": sources}
    try:
        found = json.loads((out / CLAIM).read_text("utf-8"))
    except FileNotFoundError:
        known = {out / LOCK, *unfinished_at_top(out)}
        strangers = sorted(path.name for path in out.iterdir() if path not in known)
        if strangers:
            raise BatchError(f"{out} is not empty ({strangers[0]} is in it); give another folder") from None
        write_whole(out / CLAIM, as_json(claim))
        return
    except (OSError, ValueError) as error:
        raise BatchError(f"{out / CLAIM} cannot be read ({error}); give another folder") from error
    if found != claim:
        raise BatchError(f"{out} holds the output of {_sources_of(found)}; give another folder")
    if not plan.resume:
        raise BatchError(f"{out} holds output already; leave out --no-resume to go on with it, or give another folder")


def _sources_of(claim: object) -> str:
    sources = claim.get("sources") if isinstance(claim, dict) else None
    return ", ".join(map(str, sources))[:200] if isinstance(sources, list) else "something else"


def _manifest(
    sources: list[str], plan: Plan, made_by: Mapping[str, object], reports: list[ShardReport]
) -> dict[str, object]:
    """Nothing that differs between two runs over the same input: no time, no machine, no number of workers."""
    return {
        "schema": SCHEMA,
        "sources": sources,
        "made_by": dict(made_by),
        "shard_size": plan.shard_size,
        "documents": sum(report.documents for report in reports),
        "unread": sum(report.unread for report in reports),
        "dead_letters": sum(report.dead for report in reports),
        "shards": [asdict(report) for report in reports],
    }


def _outcome(reports: list[ShardReport], seen: Progress) -> Outcome:
    rows: dict[str, int] = {}
    for report in reports:
        for file in report.files:
            table = file.path.partition("/")[0]
            rows[table] = rows.get(table, 0) + file.rows
    return Outcome(
        sum(report.documents for report in reports), sum(report.unread for report in reports),
        sum(report.dead for report in reports), len(reports), seen.before, rows,
    )  # fmt: skip
