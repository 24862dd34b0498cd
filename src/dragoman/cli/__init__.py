"""The command line. Every command imports what it needs when it runs, so that help and errors come at once."""

from __future__ import annotations


def main() -> None:
    from dragoman.cli.app import app
    from dragoman.cli.guard import guarded

    guarded(app)()


__all__ = ["main"]
