from __future__ import annotations

import pytest

from dragoman.store.fused import Copy, independent


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("", 0),
        ("1A", 1),
        ("1A 2A", 1),  # two reports of one paper
        ("1A 1B 1C", 1),  # a wire story in three papers
        ("1A 1B 2A", 2),  # A's own report, and the story that B can stand for
        ("1A 1B 1C 2A 3A", 2),
        ("1A 1B 2A 2B 3A 3B", 2),
        ("1A 2B 3C", 3),
        ("1- 2-", 2),  # nobody knows who published them
    ],
)
def test_a_text_and_a_publisher_count_once(printed, number):
    copies = [Copy(f"{at}", text, None if paper == "-" else paper) for at, (text, paper) in enumerate(printed.split())]
    assert independent(copies) == number == independent(copies[::-1])
