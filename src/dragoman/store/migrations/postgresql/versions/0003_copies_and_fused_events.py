"""Copies of one text, events told in several documents, who judged and why; as the third schema of SQLite.

What the code fills waits for all versions (``postgres_schema.migrate``)."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    script = Path(__file__).with_name("0003.sql").read_text("utf-8")
    op.get_bind().exec_driver_sql(script)
