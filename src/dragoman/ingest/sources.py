"""A path, a folder, standard input or an address → Documents. One that cannot be read never stops the others."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import IngestError
from dragoman.ingest.document import finish
from dragoman.ingest.draft import not_read
from dragoman.ingest.inputs import Origin, read_stream
from dragoman.ingest.options import IngestOptions
from dragoman.types.document import Document

_DEFAULT = IngestOptions()


def read_source(source: str | os.PathLike[str], options: IngestOptions = _DEFAULT) -> Iterator[Document]:
    """The documents in ``source``: a file, a folder with all that is below it, ``-``, or an http(s) address.

    Files may be text, HTML, JSON, JSONL, CSV, Parquet or WARC, each also compressed or in a ZIP or TAR. What cannot be read gives a document
    without text and with a warning. A folder is read in sorted order; hidden entries and links out of it are not
    read, which is told in the same way.

    Errors: IngestError where there is nothing at ``source``, FetchError where an address cannot be fetched, both when
    this is called; the documents themselves are read one by one as they are asked for.
    """
    name = os.fspath(source)
    if name == "-":
        return _documents(sys.stdin.buffer, Origin("standard input"), options)
    if name.lower().startswith(("http://", "https://")):
        return _read_address(name, options)
    try:
        mode = os.stat(name).st_mode  # not of a Path: an empty name is none, not the working directory
    except (OSError, ValueError) as error:
        raise IngestError(_missing(name, error)) from error
    path = Path(name)
    return _read_folder(path, options) if stat.S_ISDIR(mode) else _read_opened(_open(path), name, options)


def read_bytes(data: bytes, options: IngestOptions = _DEFAULT, *, name: str = "input") -> Iterator[Document]:
    """The documents in ``data``; ``name`` may help to tell the format and stands in warnings. Errors: none."""
    return _documents(io.BytesIO(data), Origin(name), options)


def _documents(stream: BinaryIO, origin: Origin, options: IngestOptions) -> Iterator[Document]:
    for draft in read_stream(stream, origin, options):
        yield finish(draft, options)


def _read_opened(stream: BinaryIO, name: str, options: IngestOptions) -> Iterator[Document]:
    with stream:
        yield from _documents(stream, Origin(name), options)


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise IngestError(f"cannot open {path}: {error.strerror}") from error


def _missing(name: str, error: Exception) -> str:
    if isinstance(error, PermissionError):
        return f"cannot look at {name}: {error.strerror}"
    if "://" in name:
        return f"cannot read {name}: only http and https addresses are fetched"
    return f"no such file or folder: {name}; give a path, a folder, - for standard input, or an http(s) address"


def _read_folder(folder: Path, options: IngestOptions) -> Iterator[Document]:
    found = False
    for path, reason in _entries(folder, folder.resolve()):
        found = True
        if reason is None:
            try:
                yield from _read_opened(_open(path), str(path), options)
                continue
            except IngestError as error:
                reason = str(error)
        yield finish(not_read(str(path), reason, "refused"), options)
    if not found:
        yield finish(not_read(str(folder), "the folder is empty", "empty"), options)


def _entries(folder: Path, root: Path) -> Iterator[tuple[Path, str | None]]:
    """Everything in a folder in sorted order, each file with the reason why it is not read, if there is one."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, f"cannot list the folder: {error.strerror}"
        return
    for entry in entries:
        reason = _refused(entry, root)
        if reason is None and entry.is_dir():
            yield from _entries(entry, root)
        else:
            yield entry, reason


def _refused(entry: Path, root: Path) -> str | None:
    if entry.name.startswith("."):
        return "it is hidden"
    try:
        if entry.is_symlink() and (entry.is_dir() or not entry.resolve(strict=True).is_relative_to(root)):
            return "it is a link to a folder or out of the folder"
        mode = entry.stat().st_mode
    except (OSError, RuntimeError) as error:
        return f"it cannot be looked at: {error}"
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "it is not a regular file"


def _read_address(url: str, options: IngestOptions) -> Iterator[Document]:
    if not options.allow_network:
        raise IngestError(f"the network is switched off, so {url} is not fetched; save the page and give its path")
    from dragoman.ingest.fetch import fetch

    page = fetch(url)
    origin = Origin(page.url, page.url, page.content_type, page.charset)
    return _documents(io.BytesIO(page.data), origin, options)
