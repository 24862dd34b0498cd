from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.mcp.caps import within
from dragoman.mcp.shapes import Words

SHAPES = st.lists(st.text(max_size=30).map(lambda text: Words(said=text)))


@given(SHAPES, st.integers(0, 500))
def test_the_first_that_have_room_and_at_least_one(shapes, room):
    kept = within(shapes, room)
    assert kept == shapes[: len(kept)] and bool(kept) == bool(shapes)
    assert len(kept) == 1 or sum(len(each.model_dump_json()) for each in kept) <= room or not kept
