"""The grammar of time expressions."""

from __future__ import annotations

from dragoman.ingest.normalise import normalise
from dragoman.resolution.time_grammar import drafts

DICTIONARY = (b"Monday", b"last ", b" of next year", b"two weeks ago", b"March 3, 2025", b"44 B.C.", b"the 1990s", b"9:30 p.m.", b"between ",
              b" and ", b"early ", b"first quarter of ", b"'98", b"fortnight", b"since ", b"Ramadan")  # fmt: skip


def run(data: bytes) -> None:
    text = normalise(data.decode("utf-8", "replace")).text
    last = 0
    for draft in drafts(text, 0, len(text)):
        assert last <= draft.start < draft.end <= len(text)
        last = draft.end
