from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.sparkline import BLOCKS, sparkline


@pytest.mark.parametrize(
    ("values", "width", "line"),
    [
        ([], 10, ""),
        ([0, 0, 0], 10, "▁▁▁"),
        ([0, 7, 3.5], 10, "▁█▅"),
        ([-9, None, 1], 10, "▁ █"),
        ([0, 0, 4, 4, 8], 3, "▁▅█"),
        ([1, None, None, None], 2, "▁ "),
    ],
)
def test_line(values, width, line):
    assert sparkline(values, width) == line


@given(st.lists(st.none() | st.floats(-1e6, 1e6), max_size=400), st.integers(1, 90))
def test_as_wide_as_allowed_and_from_the_least_to_the_greatest(values, width):
    line = sparkline(values, width)
    assert len(line) <= min(width, len(values))
    assert set(line) <= {*BLOCKS, " "}
    assert line.strip() == "" or BLOCKS[0] in line
