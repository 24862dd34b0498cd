"""Events that users have marked as wrong."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    script = Path(__file__).with_name("0005.sql").read_text("utf-8")
    op.get_bind().exec_driver_sql(script)
