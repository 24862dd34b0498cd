from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.types.resolution import Actor
from evaluation.phrases import GOLD, Phrase, judge, read_phrases

ARMY = Actor("PER/MIL", "Military of Peru", "organisation", "PER", ("MIL",))


@pytest.mark.parametrize(
    ("country", "sector", "actor", "verdicts"),
    [
        ("PER", "MIL", ARMY, {"country": True, "sector": True}),
        ("PER", "GOV", ARMY, {"country": True, "sector": False}),
        ("", "MIL", None, {"sector": False}),
        ("-", "-", ARMY, {"no party": False}),
        ("-", "-", None, {"no party": True}),
    ],
)
def test_a_phrase_is_judged_by_what_its_row_says(
    country: str, sector: str, actor: Actor | None, verdicts: dict[str, bool]
) -> None:
    assert judge(Phrase("the troops", date(2020, 1, 1), country, sector), actor) == verdicts


def test_rows_are_read_and_remarks_left_out(tmp_path: Path) -> None:
    table = tmp_path / "phrases.tsv"
    table.write_text("# remark\nthe troops\t2020-01-01\tPER\tMIL\n", encoding="utf-8")
    assert read_phrases(table) == [Phrase("the troops", date(2020, 1, 1), "PER", "MIL")]


def test_every_phrase_of_the_gold_is_judged_once() -> None:
    phrases = read_phrases(GOLD)
    assert len({(phrase.text, phrase.on) for phrase in phrases}) == len(phrases)
    assert all(phrase.country or phrase.sector for phrase in phrases)
