from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dragoman.mcp.words import cut, part_end, seen


def test_what_nobody_sees_is_left_out():
    assert seen("a\u202eb\u200b\ufeffc\x1b[2Jd\te\nf") == "abc[2Jd e\nf"
    assert seen("Łódź, “café” 北京") == "Łódź, “café” 北京"


@given(st.text())
def test_what_is_left_can_be_seen(text):
    kept = seen(text)
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn") for sign in kept.replace("\n", ""))
    assert seen(kept) == kept


@given(st.text(), st.integers(1, 40))
def test_no_more_than_allowed(text, most):
    assert len(cut(text, most) or "") <= most


def test_nothing_stays_nothing():
    assert cut(None, 5) is None and cut("abcdef", 5) == "abcd…"


@given(st.text(st.sampled_from("ab \n"), min_size=1), st.integers(2, 20))
def test_parts_make_the_text_again(text, most):
    start, parts = 0, []
    while start < len(text):
        end = part_end(text, start, most)
        assert start < end <= start + most
        parts.append(text[start:end])
        start = end
    assert "".join(parts) == text
