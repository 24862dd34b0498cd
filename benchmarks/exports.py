"""How fast facts leave a record, and in how much memory: ``python -m benchmarks.exports RECORD [--limits 10000,40000]``.

Each format runs in a process of its own, for the first so many events and for all; memory that does not grow with the
events is flat. Printed are events, events a second of this process's CPU time and of the clock, and the most memory held.
The last line is the snapshot of the whole record.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dragoman import open_record
from dragoman.export.formats import FORMATS

SNAPSHOT = "snapshot"


def measured(record: Path, form: str, limit: int | None) -> dict[str, float]:
    """In this process: what one export writes and takes."""
    with tempfile.TemporaryDirectory() as folder, open_record(record) as opened:
        out = Path(folder) / "out"
        began, spent = time.perf_counter(), time.process_time()
        if form == SNAPSHOT:
            rows = sum(opened.snapshot(out).values())
        else:
            rows = opened.export(form, out, limit=limit)
        found = {"rows": rows, "cpu": time.process_time() - spent, "clock": time.perf_counter() - began}
        size = sum(each.stat().st_size for each in [out, *out.rglob("*")] if each.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return found | {"mb": size / 1e6, "peak_mb": peak}


def apart(record: Path, form: str, limit: int | None) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.exports", str(record), "--one", form]
    command += [] if limit is None else ["--limits", str(limit)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--limits", default="")
    parser.add_argument("--one")
    options = parser.parse_args()
    limits = [int(text) for text in options.limits.split(",") if text]
    if options.one:
        json.dump(measured(options.record, options.one, limits[0] if limits else None), sys.stdout)
        return
    for form in (*FORMATS, SNAPSHOT):
        for limit in (*(limits if form != SNAPSHOT else ()), None):
            found = apart(options.record, form, limit)
            rates = "".join(f"{found['rows'] / found[of]:7.0f} a second {of}," for of in ("cpu", "clock"))
            print(f"{form:9}{found['rows']:8.0f} rows,{rates}{found['mb']:7.1f} MB written,{found['peak_mb']:6.0f} MB held", flush=True)


if __name__ == "__main__":
    main()
