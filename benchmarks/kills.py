"""What survives when writers are killed: ``python -m benchmarks.kills [--kills 200] [--seed N]``.

Each writer adds documents to a record and says which are in; it is killed (SIGKILL) at a random moment, and another one
goes on. A file, then a server of our own where PostgreSQL is installed. This tests the death of the writer, not of the
machine: for that, both stores rely on what the databases promise of ``synchronous=FULL`` and ``synchronous_commit``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.contracts.kills import kill_writers
from tests.postgres import NoServerError, server


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print("sqlite    ", asdict(kill_writers(str(Path(folder) / "record"), options.kills, options.seed)), flush=True)
    try:
        with server() as url:
            print("postgresql", asdict(kill_writers(url, options.kills, options.seed)), flush=True)
    except NoServerError as error:
        sys.exit(f"postgresql: {error}")


if __name__ == "__main__":
    main()
