from __future__ import annotations

from typing import get_args

import pytest

from dragoman.errors import CodebookError
from dragoman.ontology.standing import load_standing, parse_standing
from dragoman.types.record import RelationKind


def test_every_kind_of_relation_has_its_days():
    table = load_standing()
    assert set(table) == set(get_args(RelationKind))
    assert table["ceasefire"] < table["alliance"]


@pytest.mark.parametrize("text", ["war: 3", "[]", "war: soon"])
def test_a_table_that_lacks_a_kind_is_refused(text):
    with pytest.raises(CodebookError, match="for each of"):
        parse_standing(text)


@pytest.mark.parametrize("days", ["0", "true", "1.5", "long"])
def test_days_are_whole_and_above_0(days):
    lines = [f"{kind}: {days if kind == 'war' else 3}" for kind in get_args(RelationKind)]
    with pytest.raises(CodebookError, match="war has"):
        parse_standing("\n".join(lines))
