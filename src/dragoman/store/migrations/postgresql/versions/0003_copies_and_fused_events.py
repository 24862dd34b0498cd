"""Copies of one text, events told in several documents, who judged and why; as the third schema of SQLite."""

from __future__ import annotations

from pathlib import Path

from alembic import op

from dragoman.store.copy_rows import find_all_copies
from dragoman.store.group_rows import regroup_all

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    script = Path(__file__).with_name("0003.sql").read_text("utf-8")
    connection = op.get_bind()
    connection.exec_driver_sql(script)
    find_all_copies(connection)
    regroup_all(connection)
