from __future__ import annotations

import pytest

from dragoman.resolution.metonymy import stands_for_government
from tests.trees import build

CASES = [
    ("Lima Lima PROPN 2 nsubj\ndenied deny VERB 0 root", 0, True),
    ("Lima Lima PROPN 3 nsubj\nis be AUX 3 cop\ncapital capital NOUN 0 root", 0, False),
    ("They they PRON 2 nsubj\naccused accuse VERB 0 root\nLima Lima PROPN 2 obj", 2, True),
    ("They they PRON 2 nsubj\nshelled shell VERB 0 root\nLima Lima PROPN 2 obj", 2, False),
    ("Talks talk NOUN 2 nsubj\nbegan begin VERB 0 root\nin in ADP 4 case\nLima Lima PROPN 2 obl", 3, False),
    ("He he PRON 2 nsubj\nflew fly VERB 0 root\nto to ADP 4 case\nLima Lima PROPN 2 obl", 3, False),
    ("support support NOUN 0 root\nto to ADP 3 case\nLima Lima PROPN 1 nmod", 2, True),
    ("visit visit NOUN 0 root\nto to ADP 3 case\nLima Lima PROPN 1 nmod", 2, False),
    ("mayor mayor NOUN 0 root\nof of ADP 3 case\nLima Lima PROPN 1 nmod", 2, False),
    ("ally ally NOUN 0 root\nof of ADP 3 case\nLima Lima PROPN 1 nmod", 2, True),
    ("Lima Lima PROPN 3 nmod:poss\n's 's PART 1 case\nairport airport NOUN 0 root", 0, False),
    ("Lima Lima PROPN 3 nmod:poss\n's 's PART 1 case\nforces force NOUN 0 root", 0, True),
    ("the the DET 3 det\nLima Lima PROPN 3 compound\nparade parade NOUN 0 root", 1, False),
    ("the the DET 3 det\nLima Lima PROPN 3 compound\ngovernment government NOUN 0 root", 1, True),
    (
        "ties tie NOUN 0 root\nbetween between ADP 3 case\nSantiago Santiago PROPN 1 nmod\n"
        "and and CCONJ 5 cc\nLima Lima PROPN 3 conj",
        4,
        True,
    ),
    ("LIMA LIMA PROPN 3 nsubj\n— — PUNCT 1 punct\nvoted vote VERB 0 root", 0, False),
    ("Lima Lima PROPN 0 root", 0, False),
]


@pytest.mark.parametrize(("table", "head", "expected"), CASES, ids=[" ".join(c[0].split()[::5]) for c in CASES])
def test_the_slot_tells_government_from_place(table: str, head: int, expected: bool) -> None:
    _, analysis = build(table)
    assert stands_for_government(analysis.sentences[0], head) is expected
