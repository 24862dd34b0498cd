from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import DragomanError
from dragoman.pipeline import Reader
from dragoman.resolution.gazetteer import Gazetteer
from dragoman.resolution.state_traits import parse, state_traits, states_with


def test_every_code_is_a_state() -> None:
    gazetteer = Gazetteer.load()
    assert [c for codes in state_traits().values() for c in codes if gazetteer.state(c) is None] == []


def test_all_traits_of_a_phrase_must_hold() -> None:
    assert states_with(("landlocked", "central", "asian", "country")) == {"KAZ", "KGZ", "TJK", "TKM", "UZB"}
    assert states_with(("west", "african", "island", "nation")) == {"CPV"}
    assert states_with(("hostile", "country")) is None


@pytest.mark.parametrize("text", ["- a", "Gulf: [QAT]", "gulf: QAT", "gulf: [Qatar]", "gulf: [qat]"])
def test_a_table_that_is_not_well_written(text: str) -> None:
    with pytest.raises(DragomanError):
        parse(text)


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("Sudan and Ethiopia met. The landlocked country will pay in sugar.", "The landlocked country", "ETH"),
        ("Mexico accused Honduras. The Central American country denied it.", "The Central American country", "HND"),
        ("Morocco and Algeria disagree. The kingdom recalled its envoy.", "The kingdom", "MAR"),
    ],
)
def test_a_state_is_known_by_what_is_true_of_it(reader: Reader, text: str, phrase: str, country: str) -> None:
    reading = reader.read(text, published=date(2019, 5, 6))
    (found,) = (m for m in reading.resolution.mentions if text[m.start : m.end] == phrase)
    assert found.actors == (country,)
