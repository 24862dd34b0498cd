"""A PostgreSQL server of our own for tests and benchmarks: made in an empty folder, reached by a socket, then removed.

``DRAGOMAN_TEST_POSTGRES`` names an empty database on another server to use instead; its tables are dropped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

OVERRIDE = "DRAGOMAN_TEST_POSTGRES"
# PostgreSQL refuses to run as root; these users are there on most systems and own nothing of ours.
UNPRIVILEGED = ("postgres", "nobody")


class NoServerError(Exception):
    """Why no server can be started here."""


@contextmanager
def server() -> Iterator[str]:
    """The address of an empty database. Raises NoServerError."""
    if os.environ.get(OVERRIDE):
        yield os.environ[OVERRIDE]
        return
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="dragoman-postgres-"))
    owner = _owner(folder)
    data = folder / "data"
    try:
        _run([programs / "initdb", "-D", data, "-U", "dragoman", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], owner)
        # pg_ctl, so that the server is no child of ours: tests look whether they have left any
        control = [programs / "pg_ctl", "-D", data, "-w", "-t", "60", "-l", folder / "log"]
        _run([*control, "-o", f"-k {folder} -c listen_addresses=", "start"], owner)
        try:
            yield f"postgresql://dragoman@/postgres?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"], owner)  # what is in it is thrown away
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not debian:
        raise NoServerError("PostgreSQL is not installed (apt-get install postgresql), and " + OVERRIDE + " is not set")
    return debian[-1].parent


def _owner(folder: Path) -> dict[str, Any]:
    """Arguments for subprocess: whom to run as. The folder is theirs then."""
    if os.geteuid() != 0:
        return {}
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    user = next((name for name in UNPRIVILEGED if name in known), None)
    if user is None:
        raise NoServerError("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as")
    shutil.chown(folder, user)
    return {"user": user, "cwd": folder}


def _run(command: list[object], owner: dict[str, Any]) -> None:
    # into a file: a server that pg_ctl has started would hold a pipe open
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=said, stderr=said, **owner)
        said.seek(0)
        if done.returncode:
            raise NoServerError(f"PostgreSQL cannot be started: {said.read().strip()}")
