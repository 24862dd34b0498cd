from __future__ import annotations

from dragoman.types.record import Claim
from evaluation.stances import Gold, Scored, figures, read_gold
from tests.builders import make_claim, make_document

DOCUMENT = make_document("Peru accused Ecuador of closing the border.")


def scored(stances: str, read: Claim | None, country: str | None = "PER") -> Scored:
    gold = Gold(("bulk", "1"), (0, 1), (0, 1), frozenset(stances.split("/")) - {"-"}, country)
    return Scored(gold, read, "PER" if read else "", "")


def test_stances_and_countries_are_shares_of_what_was_found():
    claim = make_claim(DOCUMENT)
    result = figures([
        scored("accuses", claim), scored("condemns", claim), scored("praises", claim, "ECU"), scored("accuses", None),
        scored("-", None), scored("-", claim),
    ])  # fmt: skip
    assert result == {
        "claims": 4, "found": 3 / 4, "stance": 1 / 3, "group": 2 / 3, "country": 2 / 3, "left alone": 1 / 2,
    }  # fmt: skip


def test_the_annotation_has_three_hundred_claims_and_no_text():
    gold = read_gold()
    assert sum(bool(g.stances) for g in gold) >= 300
    assert {g.document[0] for g in gold} == {"bulk", "gum", "re3d"}
