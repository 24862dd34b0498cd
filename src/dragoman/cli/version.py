"""``dragoman version``."""

from __future__ import annotations

from dragoman.cli.guard import guarded


@guarded
def version() -> None:
    """Print the version."""
    from dragoman.cli.output import write_line
    from dragoman.version import __version__

    write_line(f"dragoman {__version__}")
