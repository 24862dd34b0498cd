"""A writer that is killed at any moment loses nothing it has reported, and leaves no torn document.

``DRAGOMAN_KILLS`` sets how often (the daily run kills 4 times a store); ``benchmarks/kills.py`` kills 200 times.
"""

from __future__ import annotations

import os
import sqlite3

import pytest

from tests.contracts.kills import Tally, kill_writers

KILLS = int(os.environ.get("DRAGOMAN_KILLS", "4"))


def assert_nothing_lost(tally: Tally) -> None:
    assert (tally.lost, tally.doubled, tally.torn) == (0, 0, 0)
    assert tally.reported > 0 and tally.unreported <= tally.kills


def test_killed_writers_of_a_file_lose_and_tear_nothing(tmp_path):
    assert_nothing_lost(kill_writers(str(tmp_path / "r"), KILLS, seed=20240305))
    connection = sqlite3.connect(tmp_path / "r")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO document_words (document_words) VALUES ('integrity-check')")
    connection.close()


@pytest.mark.postgres
def test_killed_writers_on_a_server_lose_and_tear_nothing(empty_postgres):
    assert_nothing_lost(kill_writers(empty_postgres, KILLS, seed=20240305))
