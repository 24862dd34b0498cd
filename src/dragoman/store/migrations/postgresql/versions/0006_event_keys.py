"""Under which codes an event is found."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    script = Path(__file__).with_name("0006.sql").read_text("utf-8")
    op.get_bind().exec_driver_sql(script)
