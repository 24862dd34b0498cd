"""The output of a run → a record: whole readings, in the order of the corpus; what is there already stays."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.batch.output import MANIFEST, read_report
from dragoman.batch.run import SCHEMA
from dragoman.batch.tables import READINGS, packed_readings
from dragoman.errors import BatchError
from dragoman.store.base import Outcome, Store
from dragoman.store.bodies import unpack_reading
from dragoman.types.record import Reading

AT_ONCE = 200


def load_output(
    out: Path, opened: Callable[[], Store], tell: Callable[[int], None] = lambda documents: None
) -> Counter[Outcome]:
    """Adds all readings under ``out``, also of a run that was stopped; doing it again changes nothing.

    The record is opened once it is clear that there is something to add.

    Returns how many documents were added, revised, updated or unchanged. Errors: BatchError where ``out`` is no output
    of a run, or a file of it is damaged; StoreError of the record.
    """
    outcomes: Counter[Outcome] = Counter()
    readings = output_readings(out)
    group = list(islice(readings, AT_ONCE))
    store = opened()
    with store.writer() as writer:
        while group:
            outcomes.update(writer.add_all(group))
            tell(len(group))
            group = list(islice(readings, AT_ONCE))
    store.close()
    return outcomes


def output_readings(out: Path) -> Iterator[Reading]:
    """The readings of all shards that are done, shard by shard."""
    for path in _readings_files(out):
        try:
            for text, body in packed_readings(out / path):
                yield unpack_reading(body, text, out / path)
        except (OSError, ValueError) as error:
            raise BatchError(f"{out / path} cannot be read ({error}); take it away and run 'dragoman code' again") from error


def _readings_files(out: Path) -> list[str]:
    """By the manifest where the run has ended, else by the reports of the shards that are done."""
    try:
        manifest: Any = json.loads((out / MANIFEST).read_text("utf-8"))
    except FileNotFoundError:
        reports = [read_report(path) for path in sorted((out / "shards").glob("*.json"))]
        files = [file.path for report in reports for file in report.files]
    except (OSError, ValueError) as error:
        raise BatchError(f"{out / MANIFEST} cannot be read: {error}") from error
    else:
        if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA:
            raise BatchError(f"{out / MANIFEST} is not from 'dragoman code'")
        files = [file["path"] for shard in manifest["shards"] for file in shard["files"]]
    found = [file for file in files if file.startswith(f"{READINGS.name}/")]
    if not found:
        raise BatchError(f"there is no output of 'dragoman code' in {out}")
    return found
