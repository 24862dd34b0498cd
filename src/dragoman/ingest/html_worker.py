"""The process in which hostile HTML may do its worst: little memory, no way out but a pipe, killed when it dawdles.

Started by ``html_process`` as ``python -m dragoman.ingest.html_worker``. Messages either way are four bytes of length
(big endian) and that many bytes of JSON in UTF-8. In: ``{"page", "url", "piece"}``. Out: first ``{"ready": true}``,
then for each page ``{"text", "title", "publisher", "url", "published"}`` or ``{"error"}``. It ends with its input.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

from dragoman.ingest.html_process import LENGTH

MEMORY = 2 << 30
"""Bytes of address space: a page of 10 MB needs about 0.7 GB."""


def main() -> None:
    _limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not end up between the messages
    import trafilatura  # noqa: F401  # before the clock of the first page runs

    send(answers, {"ready": True})
    while (request := receive(sys.stdin.buffer)) is not None:
        send(answers, answer(request))


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The answer to one request; any failure of the parsers becomes ``{"error": …}``."""
    try:
        return _extract(request["page"], request.get("url"), bool(request.get("piece")))
    except Exception as error:  # noqa: BLE001  # whatever a parser throws at a hostile page, the next page is read
        return {"error": f"{type(error).__name__}: {error}"[:300]}


def _extract(page: str, url: str | None, piece: bool) -> dict[str, Any]:
    from dragoman.ingest.html_metadata import page_metadata
    from dragoman.ingest.html_text import article_text, markup_text, parse

    if piece:
        return {"text": markup_text(parse(f"<html><body>{page}</body></html>"))}
    metadata = page_metadata(parse(page), url)
    return {**metadata.to_dict(), "text": article_text(page, metadata.title)}


def send(pipe: BinaryIO, message: dict[str, Any]) -> None:
    data = json.dumps(message).encode("utf-8")
    pipe.write(LENGTH.pack(len(data)) + data)
    pipe.flush()


def receive(pipe: BinaryIO) -> dict[str, Any] | None:
    """The next message, or None where the pipe ended."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    message: dict[str, Any] = json.loads(pipe.read(LENGTH.unpack(head)[0]))
    return message


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: the limit on time and on the size of a page remain
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
