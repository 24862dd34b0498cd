"""Content ids."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.identity import ID_LENGTH, content_id

PARTS = st.lists(st.one_of(st.none(), st.integers(), st.text(), st.lists(st.text()).map(tuple)), max_size=5)


def test_an_id_is_the_same_in_every_release() -> None:
    # printf '["event","doc","ASSAULT",3,9]' | sha256sum
    assert content_id("event", "doc", "ASSAULT", 3, 9) == "3f4102a27d62179f"


@given(st.text(), PARTS)
def test_an_id_is_hexadecimal_of_one_length_and_stable(kind: str, parts: list[object]) -> None:
    found = content_id(kind, *parts)
    assert len(found) == ID_LENGTH and set(found) <= set("0123456789abcdef")
    assert found == content_id(kind, *parts)


@given(st.text(), PARTS, PARTS)
def test_other_parts_give_another_id(kind: str, one: list[object], two: list[object]) -> None:
    assert (content_id(kind, *one) == content_id(kind, *two)) is (one == two)


def test_order_kind_and_borders_of_parts_count() -> None:
    assert content_id("event", "a", "b") != content_id("event", "b", "a")
    assert content_id("event", "ab") != content_id("event", "a", "b")
    assert content_id("event", "a") != content_id("claim", "a")


def test_a_sequence_of_any_type_is_the_same_part() -> None:
    assert content_id("claim", ("a", "b")) == content_id("claim", ["a", "b"])


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    assert len(content_id("claim", "\ud800")) == ID_LENGTH
