"""What a user types as a filter."""

from __future__ import annotations

from dragoman.errors import QueryError
from dragoman.query.filters import FilterParser

DICTIONARY = (b"CHN", b"CHN/GOV", b"2025-02-30", b"2025-13", b"0000", b"\"a b\"", b"\"", b"CONSULT", b"\n", b"UNNAMED/x", b"\xd9\xa3")
_PARSER = FilterParser(lambda name, on: "CHN" if name.lower().startswith("c") else None, ("CONSULT", "MAKE"), ("own/x",))


def run(data: bytes) -> None:
    fields = (data.decode("utf-8", "replace").split("\n") + [""] * 6)[:6]
    name, kind, since, until, words, number = fields
    amount = int(number) if number.isdecimal() and len(number) < 30 else None
    for ask in (
        lambda: _PARSER.documents(since=since, until=until, publisher=name, words=words, limit=amount),
        lambda: _PARSER.events(between=(name, kind), since=since, until=until, words=words, limit=amount),
        lambda: _PARSER.events(actor=name, types=[kind], modes=[words], statuses=[until], place=since),
        lambda: _PARSER.claims(speaker=name, stances=[kind], since=since, words=words),
        lambda: _PARSER.relations(party=name, kinds=[kind], until=until),
    ):
        try:
            ask()
        except QueryError as error:
            assert str(error)
