"""What must be read from its end (Parquet, ZIP), also where it comes as a stream that only goes forward."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from dragoman.ingest.options import MEBIBYTE
from dragoman.ingest.unpack import Unpacked

MAX_COPY = 4096 * MEBIBYTE
_IN_MEMORY = 8 * MEBIBYTE


@contextmanager
def seekable(whole: Unpacked, source: BinaryIO) -> Iterator[BinaryIO]:
    """``source`` itself, from its start, where it can go back; else a copy that has no name and is gone afterwards.

    Errors: OSError, also where it is larger than a copy may be.
    """
    if not whole.compressed and source.seekable():
        source.seek(0)
        yield source
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        size = 0
        while piece := whole.stream.read(MEBIBYTE):
            size += len(piece)
            if size > MAX_COPY:
                raise OSError(f"more than {MAX_COPY:,} bytes must be copied to be read; unpack it to a file first")
            copy.write(piece)
        copy.seek(0)
        yield cast(BinaryIO, copy)
