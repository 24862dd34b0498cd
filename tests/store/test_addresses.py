from __future__ import annotations

import pytest

from dragoman.store.addresses import name_of


@pytest.mark.parametrize(
    ("record", "name"),
    [
        ("news/world.sqlite", "news/world.sqlite"),
        ("postgresql://me:secret@db.example.org/world", "postgresql://me:***@db.example.org/world"),
        ("postgresql://db.example.org/world", "postgresql://db.example.org/world"),
        ("postgresql://me:secret@db:port/world", "postgresql"),
    ],
)
def test_no_password_is_in_the_name_of_a_record(record, name):
    assert name_of(record) == name
