"""Multi-word entries taken apart."""

from __future__ import annotations

import pytest

from dragoman.ontology.codebook_phrase import Phrase, split_noun, split_verb


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("attack", Phrase("attack")),
        ("carry out", Phrase("carry", particle="out")),
        ("give in", Phrase("give", particle="in")),
        ("give in to", Phrase("give", particle="in", preposition="to")),
        ("hand over power", Phrase("hand", particle="over", object="power")),
        ("call for", Phrase("call", preposition="for")),
        ("crack down on", Phrase("crack", particle="down", preposition="on")),
        ("lay down arm", Phrase("lay", particle="down", object="arm")),
        ("open fire on", Phrase("open", object="fire", preposition="on")),
        ("put an end to", Phrase("put", object="end", preposition="to")),
        ("take into custody", Phrase("take", oblique=("into", "custody"))),
        ("hold in contempt", Phrase("hold", oblique=("in", "contempt"))),
        ("vote in favor of", Phrase("vote", preposition="of", oblique=("in", "favor"))),
        ("eat green apples", None),
    ],
)
def test_split_verb(words: str, parts: Phrase | None) -> None:
    assert split_verb(words) == parts


@pytest.mark.parametrize(
    ("words", "parts"),
    [("coup", ("coup", None)), ("hunger strike", ("strike", "hunger")), ("cease-fire", ("fire", "cease"))],
)
def test_split_noun(words: str, parts: tuple[str, str | None]) -> None:
    assert split_noun(words) == parts
