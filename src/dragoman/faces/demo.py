"""An example record, made in seconds of invented reports that are part of the package."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import StoreError
from dragoman.version import __version__

if TYPE_CHECKING:
    from dragoman.pipeline import Reader
    from dragoman.types.document import Document


def demo_documents() -> Iterator[Document]:
    """Sixteen reports of 2019 (nothing of it happened): four pairs of states, copies, a revision, disputes."""
    from dragoman.ingest import IngestOptions, read_bytes

    yield from read_bytes(_reports(), IngestOptions(format="jsonl", allow_network=False))


def build_demo(path: Path, load: Callable[[], Reader]) -> int:
    """Makes the example record at ``path``, whole or not at all, and returns the number of its reports.

    Raises StoreError where something is there already.
    """
    from dragoman.fusing import fuse
    from dragoman.store import open_store

    if path.exists():
        raise StoreError(f"{path} is there already; give another path, or look at it: dragoman serve {path}")
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        readings = tuple(load().pipe(demo_documents()))
        store = open_store(unfinished, create=True)
        with store.writer() as writer:
            writer.add_all(readings)
        fuse(store)
        store.sql("SELECT 1")
        store.close()
        unfinished.replace(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        for left in path.parent.glob(f"{unfinished.name}*"):
            left.unlink(missing_ok=True)
    return len(readings)


def cached_demo(load: Callable[[], Reader]) -> Path:
    """The example record in the user's cache; made when it is not there."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    path = base / "dragoman" / f"demo-{__version__}-fused-{hashlib.sha256(_reports()).hexdigest()[:8]}.sqlite"
    if not path.exists():
        build_demo(path, load)
    return path


def _reports() -> bytes:
    return files("dragoman").joinpath("data", "demo", "reports.jsonl").read_bytes()
