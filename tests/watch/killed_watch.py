"""Run by test_kill.py: rounds over the feeds of a file until nothing is left to do, killed at some moment or not.

python killed_watch.py FEEDS.toml RECORD
"""

from __future__ import annotations

import sys

from typer.testing import CliRunner

from dragoman.cli import intake
from dragoman.cli.app import app
from tests.watch.desk import FakeReader

if __name__ == "__main__":
    intake.load_reader = lambda actors, codebooks: FakeReader()  # type: ignore[assignment]
    result = CliRunner().invoke(app, ["watch", sys.argv[1], "--record", sys.argv[2], "--once", "--allow-private"])
    sys.exit(result.exit_code)
