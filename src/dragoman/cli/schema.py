"""``dragoman schema``: the JSON Schema of a reading."""

from __future__ import annotations

from dragoman.cli.guard import guarded


@guarded
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of what `dragoman read --json` prints."""
    import json

    from dragoman.cli.output import use_utf8, write_line
    from dragoman.export.reading_json import reading_schema

    use_utf8()
    write_line(json.dumps(reading_schema(), ensure_ascii=False, indent=1))
