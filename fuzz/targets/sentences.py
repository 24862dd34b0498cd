"""Words and sentences: every character that is no white space belongs to one word, in order."""

from __future__ import annotations

from dragoman.analysis.tokenizer import segment
from dragoman.ingest.normalise import normalise

DICTIONARY = (b"Mr. ", b"U.S.", b"...", b"\n\n", b"can't", b"\xe2\x80\x9c", b"http://a.b/c?d", b"1,000.5", b"\xe2\x80\x94", b"\xc2\xa0", b"#a@b.c")


def run(data: bytes) -> None:
    text = normalise(data.decode("utf-8", "replace")).text
    last = 0
    for sentence in segment(text):
        for start, end in sentence.words:
            assert last <= start < end <= len(text) and not text[last:start].strip(), (last, start, end)
            last = end
    assert not text[last:].strip()
