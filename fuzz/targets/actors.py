"""Actors of the user's own, in TOML and in CSV."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from dragoman.errors import ActorsError
from dragoman.resolution.own_files import read_actors

DICTIONARY = (b"[[actor]]\n", b"name = ", b"offices = [", b"start = 2020-01-01", b"aliases = [", b"name,country\n", b"|", b"\"\"\"", b"=", b"inf", b"members")


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="dragoman-fuzz-"))


def run(data: bytes) -> None:
    for name in ("own.toml", "own.csv"):
        path = _folder() / name
        path.write_bytes(data)
        try:
            read_actors(path)
        except ActorsError as error:
            assert str(error)
