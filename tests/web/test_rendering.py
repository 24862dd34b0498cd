from __future__ import annotations

import pytest

from dragoman.web.rendering import cleaned, environment, query, web_link


@pytest.mark.parametrize("url", ["https://example.org/a?b=c#d", "http://example.org", "HTTPS://example.org/"])
def test_addresses_of_the_web_are_links(url):
    assert web_link(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:x", "data:text/html,x",
     "//evil.example", "/path", "file:///etc/passwd", "https://", "http://[", "https://a\u202eb.example", "vbscript:x",
     "https://example.org/" + "a" * 2000],
)  # fmt: skip
def test_others_are_not(url):
    assert web_link(url) is None


def test_every_value_of_a_template_is_escaped_and_cleaned():
    shown = environment().from_string("<p title=\"{{ x }}\">{{ x }}</p>").render(x="\"><script>\x00\u202e{{ 1 }}")
    assert shown == '<p title="&#34;&gt;&lt;script&gt;��{{ 1 }}">&#34;&gt;&lt;script&gt;��{{ 1 }}</p>'
    assert cleaned("a\tb\nc") == "a\tb\nc" and cleaned(3) == 3


def test_questions_leave_out_what_is_not_given():
    assert query([("a", "x&y"), ("b", None), ("c", ""), ("d", 1)]) == "a=x%26y&d=1"
