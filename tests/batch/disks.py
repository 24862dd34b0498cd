"""A disk that fails where it is told to, and a real one that is too small."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class Fault:
    """What fails: a ``step`` (open, write, fsync, rename, folder) of files whose path has ``part`` in it."""

    part: str
    step: str
    code: int = errno.ENOSPC

    def error(self) -> OSError:
        return OSError(self.code, os.strerror(self.code))

    def hits(self, path: object, step: str) -> bool:
        return step == self.step and self.part in str(path)


class _Refusing:
    """A file in which nothing can be written."""

    def __init__(self, file, error: OSError) -> None:
        self._file, self._error = file, error

    def __enter__(self):
        return self

    def __exit__(self, *told) -> None:
        self._file.close()

    def write(self, content: bytes) -> int:
        self._file.write(content[: len(content) // 2])
        raise self._error


@contextmanager
def failing(fault: Fault) -> Iterator[None]:
    """As long as it lasts, the fault happens every time."""
    opened, replaced, synced = Path.open, Path.replace, os.fsync

    def open_file(path: Path, mode: str = "r", *given, **named):
        if mode == "wb" and fault.hits(path, "open"):
            raise fault.error()
        file = opened(path, mode, *given, **named)
        return _Refusing(file, fault.error()) if mode == "wb" and fault.hits(path, "write") else file

    def replace(path: Path, target):
        if fault.hits(path, "rename"):
            raise fault.error()
        return replaced(path, target)

    def fsync(descriptor: int) -> None:
        path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        if fault.hits(f"{path}/", "folder") if path.is_dir() else fault.hits(path, "fsync"):
            raise fault.error()
        synced(descriptor)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "open", open_file)
        patched.setattr(Path, "replace", replace)
        patched.setattr(os, "fsync", fsync)
        yield


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A file system of its own on ``folder``; the test is skipped where it may not be made."""
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True)
    if made.returncode:
        pytest.skip("only root may mount a file system")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def enlarge(folder: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)
