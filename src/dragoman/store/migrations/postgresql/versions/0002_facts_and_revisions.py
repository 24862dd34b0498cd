"""The first schema on a server; its tables are those of the second schema of SQLite."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = None


def upgrade() -> None:
    script = Path(__file__).with_name("0002.sql").read_text("utf-8")
    op.get_bind().exec_driver_sql(script)
