"""Run by alembic, which imports it: the migrations in the transaction that ``postgres_schema.migrate`` has begun."""

from __future__ import annotations

from alembic import context

from dragoman.store.postgres_schema import VERSIONS

context.configure(connection=context.config.attributes["connection"], version_table=VERSIONS)
context.run_migrations()
