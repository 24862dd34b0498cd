from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.watch.canonical import address_key, canonical, host_of


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Paper.Example:80/A?utm_source=rss&id=7&fbclid=x#top", "http://paper.example/A?id=7"),
        ("https://paper.example", "https://paper.example/"),
        ("https://paper.example:8443/a?b", "https://paper.example:8443/a?b"),
        ("https://paper.example/a?x=%20&y=", "https://paper.example/a?x=%20&y="),
        ("https://[2001:db8::1]:443/a", "https://[2001:db8::1]/a"),
    ],
)
def test_canonical(url, expected):
    assert canonical(url) == expected


def test_one_article_has_one_key():
    spellings = ["http://www.paper.example/a/", "https://paper.example/a", "https://paper.example/a?at_medium=feed#x"]
    assert len({address_key(url) for url in spellings}) == 1
    others = ["https://paper.example/a?id=1", "https://paper.example/a?id=2", "https://paper.example/A", "https://other.example/a"]
    assert len({address_key(url) for url in others}) == 4


def test_hosts():
    assert host_of("https://Paper.example:8443/a") == "paper.example:8443"


@given(st.from_regex(r"https?://[a-z]{1,5}\.example(:8[0-9])?(/[a-z%20]{0,4}){0,3}(\?[a-z=&_]{0,12})?(#[a-z]{0,3})?", fullmatch=True))
def test_canonical_again_is_the_same(url):
    once = canonical(url)
    assert canonical(once) == once and address_key(once) == address_key(url)
