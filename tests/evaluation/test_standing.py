"""The scorer of relations and of the places of events."""

from __future__ import annotations

from evaluation.report_items import Item
from evaluation.standing import Standing, gold_relations, relation_level, same_place, standing_figures


def relation(kind: str, *countries: str) -> Item:
    return Item(((0, 9),), frozenset((kind,)), frozenset(countries))


def test_a_relation_must_agree_in_kind_and_both_countries() -> None:
    assert relation_level(relation("war", "PER", "CHL"), relation("war", "CHL", "PER"))
    assert not relation_level(relation("war", "PER", "CHL"), relation("tension", "PER", "CHL"))
    assert not relation_level(relation("war", "PER", "CHL"), relation("war", "PER"))


def test_relations_of_a_gold_file() -> None:
    found = gold_relations({"relations": [{"in": "at war", "kind": "war", "subject": "PER", "object": "PER"}]}, "Peru is at war.")
    assert (found[0].labels, found[0].parties, found[0].ranges) == ({"war"}, {"PER"}, ((0, 15),))


def test_names_of_places_may_hold_each_other() -> None:
    assert same_place("the town of Sokode", frozenset({"sokode"}))
    assert not same_place("Lima", frozenset({"quito"})) and not same_place(None, frozenset({"lima"}))


def test_figures() -> None:
    report = Standing("a", [relation("war", "PER")], [], (("Lima", frozenset({"lima"}), ""), (None, frozenset({"lima"}), "")))
    assert standing_figures([report]) == {"relations kind+pair F1": 0.0, "event place F1": 2 / 3}
