"""What a run over a corpus survives: ``python -m benchmarks.coding_kills CORPUS [--kills 100] [--engine local] [--calm DIR]``.

Codes the corpus once undisturbed, then again while readers and, every fourth time, the whole run are killed (SIGKILL) at
random moments; the run is started again until it ends. The hashes of all files must be the same, and no other file there.
``--calm`` keeps the undisturbed output, or takes the one that is kept: what a second engine is compared with.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = "import sys; from dragoman.cli import main; sys.exit(main())"


def fingerprint(out: Path) -> str:
    """One hash over the names and contents of all files."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    lines = (f"{path.relative_to(out)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def start(corpus: str, out: Path, engine: str, shard_size: int, workers: int = 2) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, "code", corpus, "--out", str(out), "--engine", engine, "--workers", str(workers),
         "--shard-size", str(shard_size)], start_new_session=True,
    )  # fmt: skip


def workers(process: int, engine: str = "local") -> list[int]:
    """The processes below a run that read; Ray's actors, which belong to no run, only where Ray is the engine."""
    try:
        lines = subprocess.run(["ps", "-eo", "pid,sid,args"], capture_output=True, text=True, check=True).stdout
    except OSError:
        return []
    rows = (line.split(None, 2) for line in lines.splitlines()[1:])
    return [
        int(pid) for pid, sid, command in rows
        if (int(sid) == process and "spawn_main" in command) or (engine == "ray" and "_ShardCoder" in command)
    ]  # fmt: skip


def disturbed(corpus: str, out: Path, engine: str, shard_size: int, kills: int, chance: random.Random) -> tuple[int, int]:
    """Runs until the run ends by itself; how many readers and how many whole runs were killed."""
    readers = runs = 0
    process = start(corpus, out, engine, shard_size)
    while process.poll() is None:
        time.sleep(chance.uniform(0.5, 6.0))
        if readers + runs >= kills or process.poll() is not None:
            continue
        if (readers + runs) % 4 == 3:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            runs += 1
            process = start(corpus, out, engine, shard_size)
        elif found := workers(process.pid, engine):
            try:
                os.kill(chance.choice(found), signal.SIGKILL)
            except ProcessLookupError:
                continue
            readers += 1
    return readers, runs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", default="local")
    parser.add_argument("--shard-size", type=int, default=100)
    parser.add_argument("--calm", type=Path, help="where the undisturbed output is, or is to be")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        calm, rough = options.calm or Path(folder) / "calm", Path(folder) / "rough"
        start(options.corpus, calm, "local", options.shard_size).wait()
        killed = disturbed(
            options.corpus, rough, options.engine, options.shard_size, options.kills, random.Random(options.seed)
        )
        same = fingerprint(calm) == fingerprint(rough)
    print(f"{options.engine}: {killed[0]} readers and {killed[1]} runs killed; {'the same' if same else 'OTHER'} output")
    sys.exit(not same)


if __name__ == "__main__":
    main()
