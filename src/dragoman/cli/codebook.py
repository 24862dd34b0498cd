"""``dragoman codebook``: what the types of events mean, and whether a codebook of one's own is sound."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded

codebook = typer.Typer(no_args_is_help=True, help="Print or check the codebook: what each type of event means.")
Folder = Annotated[
    Path | None,
    typer.Argument(metavar="[FOLDER]", show_default=False, help="A codebook; by default the package's own."),
]


@codebook.command("print")
@guarded
def print_codebook(context: typer.Context, folder: Folder = None, json: options.Json = False) -> None:
    """Print the types with their modes, scores and definitions."""
    from dragoman.cli.output import out_console, use_utf8, write_line
    from dragoman.cli.settings import settings
    from dragoman.export.codebook_text import codebook_parts, type_to_dict
    from dragoman.export.reading_json import one_line
    from dragoman.export.screen import print_parts
    from dragoman.ontology.codebook import Codebook

    book = Codebook.load(folder)
    if json:
        use_utf8()
        for kind in book.types.values():
            write_line(one_line(type_to_dict(kind)))
        return
    print_parts(codebook_parts(book), out_console(settings(context)))


@codebook.command("check")
@guarded
def check_codebook(folder: Folder = None) -> None:
    """Check that a codebook follows its schema, and say what it holds."""
    from dragoman.cli.output import write_line
    from dragoman.ontology.codebook import Codebook

    book = Codebook.load(folder)
    modes = sum(len(kind.modes) for kind in book.types.values())
    write_line(
        f"sound: {len(book.types)} types, {modes} modes, {len(book.contexts)} contexts, "
        f"{len(book.predicates)} predicates · {book.hash[:12]}"
    )
