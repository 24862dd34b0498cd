from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from dragoman.ontology.own_codebook_reader import read_own_codebook
from evaluation.own_codebook import CODEBOOK, HALVES, Judged, Outcome, figures, judged_sentences, reports


def outcome(told: bool, found: bool, pool: str = "keyword") -> Outcome:
    return Outcome(Judged("port-call", "0" * 16, 0, 9, pool, told), found, "")


def test_figures() -> None:
    rows = [outcome(True, True), outcome(True, True), outcome(True, False), outcome(False, True), outcome(False, False, "random")]
    numbers = figures(rows)
    assert (numbers["precision"], numbers["recall"], numbers["F1"]) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert (numbers["sentences"], numbers["random sentences"], numbers["taken of them"]) == (5, 1, 0)
    assert figures([])["F1"] == 0


def test_reports_are_found_by_their_digest(tmp_path: Path) -> None:
    texts = ["A frigate docked.", "Nothing happened."]
    (tmp_path / "bulk.jsonl").write_text("".join(json.dumps({"text": t}) + "\n" for t in texts), encoding="utf-8")
    digest = hashlib.sha256(texts[0].encode()).hexdigest()[:16]
    assert list(reports(frozenset({digest}), tmp_path / "bulk.jsonl")) == [(digest, texts[0])]


def test_the_judged_sentences_are_enough_of_both_halves_and_hold_no_text() -> None:
    book, judged = read_own_codebook(CODEBOOK), judged_sentences()
    assert len({(j.type, j.report, j.start) for j in judged}) == len(judged)
    for kind in book.types:
        rows = [j for j in judged if j.type == kind.name]
        assert len(rows) >= 150
        assert all(sum(j.told for j in rows if j.half == half) >= 15 for half in HALVES)
