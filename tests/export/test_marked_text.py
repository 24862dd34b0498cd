from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.marked_text import StyledSpan, marked

TEXTS = st.text(st.sampled_from("ab<>&\"' \n"), max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)))


def test_spans_in_spans():
    spans = [StyledSpan(0, 7, "outer", "all"), StyledSpan(2, 4, "inner", "<some>", "<sup>1</sup>")]
    assert marked("ab&d fgh", spans, 99) == (
        '<span style="outer" title="all">ab</span><span style="outer;inner" title="all · &lt;some&gt;">&amp;d</span>'
        '<sup>1</sup><span style="outer" title="all"> fg</span>h'
    )


@given(TEXTS, SPANS, st.integers(0, 50))
def test_the_text_stays_whatever_is_marked(text, places, most):
    spans = [StyledSpan(min(pair), max(pair), "x") for pair in places]
    html = marked(text, spans, most)
    plain = unescape(re.sub(r"<[^>]*>", "", html)).split("\n… and ")[0]
    assert plain == text[:most]
