"""One input shard → its output files: what every engine calls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from dragoman.batch.coder import Coder
from dragoman.batch.job import InputShard, Job, ShardReport
from dragoman.batch.output import finished, shard_name, write_shard
from dragoman.batch.spool import spooled
from dragoman.types.document import Document


def code_shard(
    job: Job, shard: InputShard, coder: Coder, tell: Callable[[int], None] = lambda documents: None
) -> ShardReport:
    """Reads the documents of a shard and writes its files; does nothing where they are there. ``tell``: how many more
    documents are done."""
    coder.start()
    done = finished(job.out, shard, coder.made_by)
    if done is not None:
        tell(shard.documents)
        return done
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    dead: list[tuple[Document, str]] = []
    unread = 0
    for document in spooled(shard.path):
        coded = coder.code(document)
        for table, more in coded.rows.items():
            rows[table] += more
        unread += not coded.readable
        if coded.dead is not None:
            dead.append((document, coded.dead))
        tell(1)
    name = shard_name(shard.number, shard.hash, coder.made_by)
    report = ShardReport(shard.number, name, shard.hash, coder.made_by, shard.documents, unread, len(dead), ())
    return write_shard(job.out, report, rows, dead)
