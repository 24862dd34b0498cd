"""``dragoman sql``: a query of one's own over the tables of a record."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import complain, guarded


@guarded
def sql(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT.")],
    record: options.Record = None,
    seconds: Annotated[float, typer.Option("--seconds", metavar="S", min=0.01, help="Stop it after this time.")] = 5.0,
    rows: Annotated[int, typer.Option("--rows", metavar="N", min=1, help="Show at most so many rows.")] = 1000,
    json: options.Json = False,
) -> None:
    """Ask a record in SQL. A query can only read; it is stopped when it takes too long. docs/record.md has the tables.

    Example:

      dragoman sql "SELECT type, count(*) FROM events GROUP BY type ORDER BY 2 DESC" --record world.sqlite
    """
    from dragoman.cli.asking import opened, show_json_lines, show_lines, table_lines
    from dragoman.store.sql import SqlLimits

    with opened(context, record) as store:
        found = store.sql(query, SqlLimits(seconds, rows))
    if json:
        show_json_lines(dict(zip(found.columns, row, strict=True)) for row in found.rows)
    else:
        numbers = [all(isinstance(row[n], int | float | None) for row in found.rows) for n in range(len(found.columns))]
        cells = [["" if value is None else str(value) for value in row] for row in found.rows]
        show_lines(table_lines(found.columns, cells, lambda column: numbers[column]))
    if found.more:
        complain(f"there are more than {rows} rows; --rows shows more")
