"""Scores of standing relations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from dragoman.types.record import RelationKind
from evaluation.relations import KEPT, PASSAGES, WORDINGS, Found, errors, relation_figures
from evaluation.report_items import Item
from evaluation.standing import gold_relations


def item(kind: str) -> Item:
    return Item(((0, 10),), frozenset((kind,)), frozenset(("PER", "CHL")), words="a quotation")


ONE = Found("half 1", "1", (item("war"),), (item("war"),), (item("support"),))


def test_figures_tell_precision_and_recall_apart() -> None:
    figures = relation_figures([ONE], kinds=True)
    assert figures["half 1: precision"] == figures["half 1: recall"] == 0.5
    assert figures["half 1, war: precision"] == 1.0 and figures["half 1, support: F1"] == 0.0


def test_errors_of_the_half_kept_apart_are_not_shown() -> None:
    assert len(list(errors(ONE))) == 2
    for part in KEPT:
        assert list(errors(Found(part, "2", ONE.agreed, ONE.missed, ONE.false))) == []


@pytest.mark.parametrize("path", [PASSAGES, WORDINGS])
def test_every_passage_quotes_itself_and_knows_its_kinds(path: Path) -> None:
    passages = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert {passage["half"] for passage in passages} == {1, 2}
    for passage in passages:
        assert len(gold_relations(passage, passage["text"])) == len(passage["relations"])
        assert {r["kind"] for r in passage["relations"]} <= set(get_args(RelationKind))
