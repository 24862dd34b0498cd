"""States whose names are borne by parts of the United States."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.names import Name, find_names
from dragoman.resolution.namesakes import read_namesakes
from tests.trees import build

GAZETTEER = Gazetteer.load()


def read(words: str) -> list[Name]:
    """The names of a flat tree of these words."""
    rows = "\n".join(f"{word} {word} {'PROPN' if word[0].isupper() else 'NOUN'} 0 root" for word in words.split()[:1])
    rest = "\n".join(
        f"{word} {word} {'PUNCT' if not word[0].isalpha() else 'PROPN' if word[0].isupper() else 'NOUN'} 1 dep"
        for word in words.split()[1:]
    )
    document, analysis = build(f"{rows}\n{rest}", published=date(2020, 5, 1))
    return list(read_namesakes(find_names(document, analysis, GAZETTEER), analysis.sentences))


@pytest.mark.parametrize(
    ("words", "kind", "code"),
    [
        ("Voters queued near the governor of Georgia", "division", "USA"),
        ("Atlanta burned and Georgia mourned", "division", "USA"),
        ("Georgia accused Moscow of shelling villages", "state", None),
        ("Tbilisi burned and Georgia mourned", "state", None),
        ("Police in Lebanon , Pennsylvania , held two men", "division", "USA"),
        ("Police in Lebanon held two men", "state", None),
    ],
)
def test_namesakes(words: str, kind: str, code: str | None) -> None:
    found = [name for name in read(words) if name.kind in {"state", "division"}]
    assert [(name.kind, name.code) for name in found[:1]] == [(kind, code)]
