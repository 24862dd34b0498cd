"""Files that are there whole or not at all, and one run at a time in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import BatchError, StoreError
from dragoman.export.whole_file import whole_file

LOCK = ".lock"
GO_ON = "mend that and run the same command again, it goes on from here"


def write_whole(path: Path, content: bytes) -> None:
    """Writes, waits for the disk, and only then gives the file its name. Raises BatchError; nothing is left behind then."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as file:
            file.write(content)
    except (OSError, StoreError) as error:
        raise BatchError(f"{error}; {GO_ON}") from error


def take_away(path: Path) -> None:
    """Raises BatchError where it stays."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise BatchError(f"{path} cannot be taken away: {error.strerror or error}; {GO_ON}") from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps other runs out of a folder as long as this process lives. Raises BatchError where one is at work."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / LOCK).open("w")
    except OSError as error:
        raise BatchError(f"{folder} cannot be written to: {error.strerror}; give another folder") from error
    with file:
        _lock(file.fileno(), folder)
        yield


def _lock(descriptor: int, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: two runs in one folder only do the same work twice
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BatchError(f"another run is at work in {folder}; wait for it, or give another folder") from error
    except OSError:  # file systems of some clusters know no locks: as on Windows
        return
