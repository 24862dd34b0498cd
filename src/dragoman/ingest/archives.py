"""ZIP and TAR → Drafts, file by file. Nothing is unpacked to the disk, so no name in an archive leads anywhere."""

from __future__ import annotations

import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from dragoman.ingest.draft import Draft, not_read
from dragoman.ingest.options import MEBIBYTE
from dragoman.ingest.unpack import FREE, MAX_RATIO, UNPACK_ERRORS

ReadMember = Callable[[BinaryIO, str], Iterator[Draft]]
"""A file in the archive, and its name → its drafts."""

_MAX_FILES = 1_000_000
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/container.xml")
_ENCRYPTED = 1
_LONG_NAMES = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE, b"X")
_MAX_NAME = MEBIBYTE


def read_zip(file: BinaryIO, name: str, read: ReadMember) -> Iterator[Draft]:
    """The drafts of the files in a ZIP, in its order; ``news.zip!a/b.txt`` is the name of one. Errors: none."""
    try:
        with zipfile.ZipFile(file) as archive:  # which lets its own faults out at an empty name or a short field
            yield from _zipped(archive, _size(file), name, read)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, LookupError, struct.error, *UNPACK_ERRORS) as error:
        yield not_read(name, f"it is not a whole ZIP archive: {error}", "damaged")


def _zipped(archive: zipfile.ZipFile, size: int, name: str, read: ReadMember) -> Iterator[Draft]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if any(entry.filename in _OFFICE for entry in entries):
        yield not_read(name, "it is an office document or a book; save it as text first", "binary")
        return
    if not entries:
        yield not_read(name, "the archive is empty", "empty")
    left = max(FREE, MAX_RATIO * size)
    for entry in entries[:_MAX_FILES]:
        inner = f"{name}!{_shown(entry.filename)}"
        left -= entry.file_size  # what the entry says is what may come out of it: zipfile stops there
        if left < 0:
            yield not_read(inner, f"the archive unpacks to more than {MAX_RATIO} times its size; the rest is not read", "too large")
            return
        yield from _zip_entry(archive, entry, inner, read)


def _zip_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, read: ReadMember) -> Iterator[Draft]:
    if entry.file_size > max(FREE, MAX_RATIO * entry.compress_size):
        yield not_read(name, f"it unpacks to more than {MAX_RATIO} times its size", "too large")
        return
    if entry.flag_bits & _ENCRYPTED:
        yield not_read(name, "it is encrypted; unpack it first", "refused")
        return
    try:
        with archive.open(entry) as stream:
            yield from read(cast(BinaryIO, stream), name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, LookupError, *UNPACK_ERRORS) as error:
        yield not_read(name, f"it cannot be unpacked: {error}", "damaged")


def read_tar(stream: BinaryIO, name: str, read: ReadMember) -> Iterator[Draft]:
    """The drafts of the plain files in a TAR, which is read once, from front to back. Errors: UNPACK_ERRORS."""
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_ModestTarInfo) as archive:
            for number, entry in enumerate(archive):
                archive.members = []  # type: ignore[attr-defined]  # or it would remember every file it has seen
                if number > _MAX_FILES:
                    return
                yield from _tar_entry(archive, entry, f"{name}!{_shown(entry.name)}", read)
    except (tarfile.TarError, ValueError, RecursionError) as error:
        yield not_read(name, f"it cannot be read to its end: {error}", "damaged")


def _tar_entry(archive: tarfile.TarFile, entry: tarfile.TarInfo, name: str, read: ReadMember) -> Iterator[Draft]:
    if entry.isdir():
        return
    if not entry.isreg() or entry.issparse():
        yield not_read(name, "it is not a regular file", "refused")
        return
    file = archive.extractfile(entry)
    if file is not None:
        yield from read(cast(BinaryIO, file), name)


class _ModestTarInfo(tarfile.TarInfo):
    """An entry's head. The length of a long name is as the archive says, and it may say gigabytes."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _ModestTarInfo:
        head = super().frombuf(buf, encoding, errors)
        if head.type in _LONG_NAMES and head.size > _MAX_NAME:
            raise tarfile.ReadError("the name of a file is too long")
        return head


def _size(file: BinaryIO) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size


def _shown(name: str) -> str:
    """A name without what could move a terminal's cursor, and not endless."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name[:300])
