from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.charts import HEIGHT, LEFT, WIDTH, Amount, chart

COUNTS = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 5000)), max_size=60)


@given(COUNTS)
def test_columns_stay_in_the_picture_and_have_one_scale(counts):
    drawn = chart([Amount(f"2020-{number:02}", up, down) for number, (up, down) in enumerate(counts)])
    assert len(drawn.columns) == len(counts)
    heights = [(column.up + column.down, sum(pair)) for column, pair in zip(drawn.columns, counts, strict=True)]
    unit = next((height / number for height, number in heights if number > 100), None)
    for column, (height, number) in zip(drawn.columns, heights, strict=True):
        assert LEFT <= column.x and column.x + column.width <= WIDTH + 0.5
        assert drawn.zero - column.up >= 0 and drawn.zero + column.down <= HEIGHT
        assert unit is None or abs(height - unit * number) < unit + 0.5
    assert len(drawn.times) <= 12 and len(drawn.scale) <= 12


def test_the_chosen_periods_are_those_within():
    months = [Amount(f"2019-{month:02}", 1, 1) for month in range(1, 6)]
    assert [each.chosen for each in chart(months, "2019-02", "2019-03").columns] == [False, True, True, False, False]
    assert [each.chosen for each in chart(months, "2019-04-20", None).columns] == [False, False, False, True, True]
    assert all(each.chosen for each in chart(months, "2019", "2019").columns)
    assert not any(each.chosen for each in chart(months).columns)
