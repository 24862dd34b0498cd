"""The ledger of what could not be read, and how far feeds have been followed."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    script = Path(__file__).with_name("0004.sql").read_text("utf-8")
    op.get_bind().exec_driver_sql(script)
