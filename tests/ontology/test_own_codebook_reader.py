from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import CodebookError
from dragoman.ontology.own_codebook import ACTOR_SLOTS, THRESHOLD, Example
from dragoman.ontology.own_codebook_reader import own_codebook, read_own_codebook
from tests.ontology.own_types import MYCODES


def test_a_codebook_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "mycodes.yaml").write_text("\ufeff" + MYCODES, encoding="utf-8")
    book = read_own_codebook(tmp_path / "mycodes.yaml")
    expulsion, call = book.types
    assert (book.name, expulsion.name, call.name) == ("ferry-desk", "expulsion", "port-call")
    assert (expulsion.quad, expulsion.score, expulsion.actor) == ("material conflict", -5.0, ("subj", "by", "from"))
    assert (call.quad, call.score, call.actor, call.threshold) == (None, None, ACTOR_SLOTS, THRESHOLD)
    assert [(f.type, f.lemma, f.not_object) for f in expulsion.words] == [("expulsion", "oust", frozenset({"minister"}))]
    assert sum(e.told for e in book.examples) == 11
    marked = Example("expulsion", "A court in Lomé let the police deport the Ghanaian traders.", "deport", True, 15)
    assert marked in book.examples


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("codebook: ferry-desk", "codebook: Ferry Desk", 1, "small letters, digits and single hyphens"),
        ("codebook: ferry-desk", "book: ferry-desk", 1, "no field 'book'; its fields are codebook, types"),
        ("codebook: ferry-desk\n", "", 1, "codebook is missing"),
        ("name: expulsion", "name: assault", 3, "a type of PLOVER"),
        ("name: port-call", "name: expulsion", 21, "stands twice"),
        ("    definition: A warship calls at a foreign port.\n", "", 21, "definition is missing"),
        ("quad: material conflict", "quad: conflict", 5, "it can be verbal cooperation"),
        ("score: -5", "score: -50", 6, "from -10 to 10"),
        ("score: -5", "score: low", 6, "from -10 to 10"),
        ("score: -5", "symmetric: perhaps", 6, "true or false"),
        ("score: -5", "threshold: 2", 6, "from 0.1 to 0.95"),
        ("actor: [subj, by, from]", "actor: [subject]", 7, "names 'subject'; a slot is subj"),
        ("verb: [oust]", "word: [oust]", 9, "unknown field word"),
        ("{verb: [oust], not_object: [minister]}", "oust", 9, r"an entry of words is \{verb"),
        ("{verb: [oust],", "{verb: [oust], mode: exile,", 9, "mode has no meaning"),
        ("event: deport", "event: deported", 15, "no word of the sentence"),
        ("event: deport", "trigger: deport", 16, "no field 'trigger'"),
        ("      - The Pakistani corvette called at Jakarta.\n", "", 24, "port-call has 4 examples; write at least 5"),
        ("Norway expelled three Belarusian envoys.", "Kenya deports the two Turkish teachers.", 14, "stands on line 13"),
        ("Norway expelled three Belarusian envoys.", "word " * 121, 13, "at most 600"),
        ("    not:\n      - The cruise ship", "    not: The cruise ship", 29, "not must be a list"),
    ],
)
def test_a_slip_is_told_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in MYCODES
    with pytest.raises(CodebookError, match=rf"^m\.yaml, line {line}: .*{words}"):
        own_codebook(MYCODES.replace(old, new, 1), "m.yaml")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be read"):
        read_own_codebook(tmp_path / "none.yaml")
