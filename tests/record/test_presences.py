"""Forces of one state in another."""

from __future__ import annotations

from datetime import date

import pytest

from tests.record.test_relations import relations, short

KEEPS = """
    {sender} _ PROPN 2 nsubj
    keeps keep VERB 0 root Tense=Pres|VerbForm=Fin
    {force} {lemma} NOUN 2 obj
    in _ ADP 5 case
    {host} _ PROPN 2 obl
"""
HOSTS = """
    Peru _ PROPN 2 nsubj
    hosts host VERB 0 root Tense=Pres|VerbForm=Fin
    a _ DET 5 det
    Chile _ PROPN 5 compound
    base _ NOUN 2 obj
"""


@pytest.mark.parametrize(("force", "lemma", "kind"), [("soldiers", "soldier", "support"), ("bases", "base", "partnership")])
def test_soldiers_are_support_and_a_base_is_a_partnership(force: str, lemma: str, kind: str) -> None:
    table = KEEPS.format(sender="Chile", host="Peru", force=force, lemma=lemma)
    assert [short(r) for r in relations(table)] == [(kind, "CHL", "PER", None)]


def test_the_host_is_told_too() -> None:
    (found,) = relations(HOSTS)
    assert found.kind == "partnership" and {found.subject, found.object} == {"PER", "CHL"}


def test_an_enemy_keeps_no_guests() -> None:
    table = KEEPS.format(sender="Russia", host="Ukraine", force="soldiers", lemma="soldier")
    assert relations(table, published=date(2023, 1, 1)) == ()
