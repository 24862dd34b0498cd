import time

import pytest

from dragoman.ingest.html_scan import nesting_depth


@pytest.mark.parametrize(
    ("page", "depth"),
    [
        ("", 0),
        ("no tags, 3 < 4", 0),
        ("<div><b>x</b></div>", 2),
        ("<DIV><Div>", 2),
        ("<br><br><img><hr>", 0),
        ("<p>a<p>b<p>c<li>d<li>e", 0),
        ("<div></span></span><div>", 2),
        ("<div></div>" * 50, 1),
        ("<!-- <div><div><div> --><div>", 1),
        ("<script>'<div><div>'</script><div>", 1),
        ("<script><div><div>", 0),
        ("<!-- <div>", 0),
    ],
)
def test_depth(page, depth):
    assert nesting_depth(page, 100) == depth


def test_it_stops_just_above_the_limit():
    assert nesting_depth("<div>" * 100_000, 2000) == 2001


@pytest.mark.parametrize("piece", ["<", "<!--", "<a", "<script>", "</script", "<div></x>", "<!--<script>-->"])
def test_hostile_repetition_takes_linear_time(piece):
    started = time.perf_counter()
    nesting_depth(piece * (1_000_000 // len(piece)), 2000)
    assert time.perf_counter() - started < 5
