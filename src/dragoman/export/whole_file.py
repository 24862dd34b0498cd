"""Files and folders that are there whole or not at all: written under another name, on the disk, then renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dragoman.errors import StoreError

UNFINISHED = ".part"
"""The end of the names of files that are being written."""


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write; it takes the place of ``path`` when all went well. StoreError where it cannot be written.

    What is no file (a pipe, ``/dev/null``) is written to as it is, and a link goes on leading where it led.
    """
    with _explained(path):
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as file:
                yield file
            return
        target = path.resolve()
        unfinished = _unfinished(target)
        try:
            with unfinished.open("wb") as file:
                yield file
                synced(file)
            unfinished.replace(target)
            sync_folder(target.parent)
        finally:
            unfinished.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to fill; it gets the name ``path`` when all went well. StoreError where that is there already."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise StoreError(f"{path} is there already; give another name, or remove it")
    unfinished = _unfinished(path)
    with _explained(path):
        try:
            unfinished.mkdir(parents=True)
            yield unfinished
            for folder in [unfinished, *(each for each in unfinished.rglob("*") if each.is_dir())]:
                sync_folder(folder)
            unfinished.rename(path)
            sync_folder(path.parent)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}") from error


def synced(file: IO[bytes]) -> None:
    """What was written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """So that the names in it survive a loss of power."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _unfinished(path: Path) -> Path:
    return path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
