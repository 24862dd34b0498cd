"""The files of one shard: named after what went in and what read it, there whole, and done when its report is there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from dragoman.batch.files import take_away, write_whole
from dragoman.batch.job import InputShard, OutputFile, ShardReport
from dragoman.batch.tables import TABLES, parquet
from dragoman.export.whole_file import UNFINISHED
from dragoman.types.document import Document

REPORTS = "shards"
DEAD_LETTERS = "dead-letters"
MANIFEST = "manifest.json"
CLAIM = "run.json"


def shard_name(number: int, input_hash: str, made_by: Mapping[str, object]) -> str:
    """The same for the same documents read by the same reader; another one for any other."""
    key = json.dumps([input_hash, made_by], sort_keys=True).encode("utf-8")
    return f"{number:06d}-{hashlib.sha256(key).hexdigest()[:16]}"


def finished(out: Path, shard: InputShard, made_by: Mapping[str, object]) -> ShardReport | None:
    """The report of a shard that is done: it is there, and its files have the lengths that it says."""
    name = shard_name(shard.number, shard.hash, made_by)
    try:
        report = read_report(out / REPORTS / f"{name}.json")
        sound = all((out / file.path).stat().st_size == file.bytes for file in report.files)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return report if sound else None


def read_report(path: Path) -> ShardReport:
    """Raises OSError, ValueError, KeyError or TypeError where there is no sound report."""
    return report_from(json.loads(path.read_text("utf-8")))


def report_from(fields: Mapping[str, Any]) -> ShardReport:
    """The report that ``asdict`` made these fields of."""
    return ShardReport(**{**fields, "files": tuple(OutputFile(**file) for file in fields["files"])})


def write_shard(
    out: Path,
    report: ShardReport,
    rows: Mapping[str, Sequence[tuple[Any, ...]]],
    dead: Iterable[tuple[Document, str]],
) -> ShardReport:
    """Writes the tables, the dead letters if there are any, and last the report that says that all is there."""
    files = [
        _write(out, f"{name}/{report.name}.parquet", parquet(table, rows.get(name, ())), len(rows.get(name, ())))
        for name, table in TABLES.items()
    ]
    letters = [_letter(document, reason) for document, reason in dead]
    if letters:
        files.append(_write(out, f"{DEAD_LETTERS}/{report.name}.jsonl", b"".join(letters), len(letters)))
    whole = replace(report, files=tuple(files))
    write_whole(out / REPORTS / f"{report.name}.json", as_json(asdict(whole)))
    return whole


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def clean(out: Path, reports: Iterable[ShardReport], input_shards: Iterable[InputShard]) -> None:
    """Takes away what a run that was killed, or one with another reader, has left in the folders of the output."""
    wanted = {path.relative_to(out).as_posix() for path in (shard.path for shard in input_shards)}
    for report in reports:
        wanted |= {f"{REPORTS}/{report.name}.json"} | {file.path for file in report.files}
    for path in _ours(out):
        if path.relative_to(out).as_posix() not in wanted:
            take_away(path)


def sweep(out: Path) -> None:
    """Takes away what was being written when a run was killed."""
    for path in [*_ours(out), *unfinished_at_top(out)]:
        if path.name.endswith(UNFINISHED):
            take_away(path)


def unfinished_at_top(out: Path) -> list[Path]:
    """What a run was writing beside the folders of the output when it was killed."""
    return [path for name in (CLAIM, MANIFEST) for path in sorted(out.glob(f"{name}.*{UNFINISHED}"))]


def _ours(out: Path) -> Iterator[Path]:
    from dragoman.batch.spool import FOLDER

    for folder in (*TABLES, DEAD_LETTERS, REPORTS, FOLDER):
        if (out / folder).is_dir():
            yield from sorted(path for path in (out / folder).iterdir() if path.is_file())


def _write(out: Path, path: str, content: bytes, rows: int) -> OutputFile:
    write_whole(out / path, content)
    return OutputFile(path, rows, len(content), hashlib.sha256(content).hexdigest())


def _letter(document: Document, reason: str) -> bytes:
    """A line that ``dragoman code`` and ``dragoman read`` take again."""
    fields = {
        "text": document.text,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published and document.published.isoformat(),
        "document_id": document.id,
        "reason": reason,
    }
    return json.dumps(fields, ensure_ascii=False).encode("utf-8") + b"\n"
