"""``python -m fuzz [--seconds 60] [--targets a,b] [--seed S] [--engine own|atheris]``: all targets, one after the other.

``--seconds`` is for each target. Exit code 1 where there was a find.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys

from fuzz.listing import names
from fuzz.one import FOUND

_GRACE = 120.0
"""Seconds that a target may take to start and to end beyond its time; then something in it hangs outside Python."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Mutated inputs for every parser.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--targets", default=",".join(names()))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engine", choices=("own", "atheris"), default="own")
    chosen = parser.parse_args()
    inputs = bad = 0
    for name in chosen.targets.split(","):
        command = [sys.executable, "-m", "fuzz.one", name, "--seconds", str(chosen.seconds), "--seed", str(chosen.seed),
                   "--engine", chosen.engine]  # fmt: skip
        tried, line = _own(command, name, chosen.seconds) if chosen.engine == "own" else _atheris(command, name)
        inputs += tried or 0
        bad += tried is None or "FIND" in line
        print(line, flush=True)
    print(f"{inputs:,} inputs, {bad} targets with finds")
    return 1 if bad else 0


def _own(command: list[str], name: str, seconds: float) -> tuple[int | None, str]:
    """How many inputs were tried, and what there is to say; None where the process itself died."""
    last = FOUND.parent / f".last-{name}"
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + _GRACE)
        told = json.loads(done.stdout.splitlines()[-1])
    except subprocess.TimeoutExpired:
        return None, f"{name}: FIND: it hangs; the input is {last}"
    except (IndexError, ValueError):
        return None, f"{name}: FIND: the process died ({done.returncode}); the input is {last}\n{done.stderr[-2000:]}"
    finds = "".join(f"\n  FIND {fault}: {path}" for fault, path in told["finds"].items())
    return told["inputs"], f"{name}: {told['inputs']:,} inputs, the slowest {told['slowest']} s{finds}"


def _atheris(command: list[str], name: str) -> tuple[int | None, str]:
    done = subprocess.run(command, capture_output=True, text=True)
    counts = [line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line]
    tried = int(counts[0]) if counts else 0
    find = "" if done.returncode == 0 else f"\n  FIND: {done.stderr[-2000:]}"
    return tried, f"{name}: {tried:,} inputs{find}"


if __name__ == "__main__":
    raise SystemExit(main())
