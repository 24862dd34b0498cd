"""``dragoman demo``: an example record."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.guard import complain, guarded


@guarded
def demo(
    out: Annotated[str, typer.Argument(metavar="OUT", help="The file to write.")] = "demo.sqlite",
) -> None:
    """Make an example record in seconds, of invented reports that come with Dragoman.

    Example:

      dragoman demo && dragoman events --record demo.sqlite
    """
    from pathlib import Path

    from dragoman.cli.intake import load_reader
    from dragoman.faces.demo import build_demo

    number = build_demo(Path(out), load_reader)
    complain(f"{out}: {number} invented reports; look at them: dragoman serve {out}")
