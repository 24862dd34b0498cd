"""A codebook of the user's own, in YAML."""

from __future__ import annotations

from dragoman.errors import CodebookError
from dragoman.ontology.own_codebook_reader import own_codebook

DICTIONARY = (b"codebook:", b"types:", b"  - type: ", b"examples:", b"&a", b"*a", b"!!python/object", b"<<: ", b"? ", b"|\n", b"- ", b"{", b"[", b"%YAML")


def run(data: bytes) -> None:
    try:
        own_codebook(data.decode("utf-8", "replace"), "own.yaml")
    except CodebookError as error:
        assert str(error)
