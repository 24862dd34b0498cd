"""A page in this process, without the worker that could be killed."""

from __future__ import annotations

import json

from dragoman.ingest.decode import decode
from dragoman.ingest.html import MAX_DEPTH
from dragoman.ingest.html_scan import nesting_depth
from dragoman.ingest.html_worker import answer

DICTIONARY = (b"<table>", b"<td colspan=9e15>", b"<!--", b"]]>", b"<![CDATA[", b"&#x110000;", b"<script>", b"<meta property='og:title' content='",
              b'<script type="application/ld+json">', b"<svg>", b"<template>", b"<p>", b"</p>", b"<time datetime='")  # fmt: skip

_TABLES = 200


def run(data: bytes) -> None:
    page = decode(data).text.encode("utf-8", "replace").decode("utf-8")
    # Tables in tables take the extractor cubic time (512 of them five seconds): the worker is killed for that, we are not.
    if nesting_depth(page, MAX_DEPTH) > MAX_DEPTH or page.count("<table") > _TABLES:
        return
    for piece in (False, True):
        json.dumps(answer({"page": page, "url": None, "piece": piece}))
