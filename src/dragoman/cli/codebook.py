"""``dragoman codebook``: what the types of events mean, and types of one's own: checked, and fitted to read with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.guard import guarded

codebook = typer.Typer(
    no_args_is_help=True, help="Print the codebook: what each type of event means. Check and fit one of your own."
)
Folder = Annotated[
    Path | None,
    typer.Argument(metavar="[FOLDER]", show_default=False, help="A codebook; by default the package's own."),
]
FolderOrFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FILE|FOLDER]",
        show_default=False,
        help="A file of your own types (YAML), or a folder like the package's; by default the package's own.",
    ),
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
def check_codebook(path: FolderOrFile = None) -> None:
    """Check that a codebook follows its schema and has no slips, and say what it holds."""
    from dragoman.cli.output import use_utf8, write_line

    use_utf8()
    write_line(_folder_summary(path) if path is None or path.is_dir() else _file_summary(path))


def _folder_summary(folder: Path | None) -> str:
    from dragoman.errors import CodebookError
    from dragoman.export.wording import counted
    from dragoman.ontology.codebook import Codebook
    from dragoman.ontology.codebook_lint import check

    book = Codebook.load(folder)
    faults = check(book)
    if faults:
        raise CodebookError(f"{counted(len(faults), 'fault')} to mend in the codebook:\n" + "\n".join(faults))
    modes = sum(len(kind.modes) for kind in book.types.values())
    return (
        f"sound: {len(book.types)} types, {modes} modes, {len(book.contexts)} contexts, "
        f"{len(book.predicates)} predicates · {book.hash[:12]}"
    )


def _file_summary(file: Path) -> str:
    from dragoman.export.wording import counted
    from dragoman.ontology.own_codebook_reader import read_own_codebook

    book = read_own_codebook(file)
    told = sum(example.told for example in book.examples)
    return (
        f"sound: {book.name} with {counted(len(book.types), 'type')}, {counted(told, 'example')}, "
        f"{len(book.examples) - told} not; next: dragoman codebook fit {file}"
    )


@codebook.command("fit")
@guarded
def fit_codebook(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Your own types with their examples (YAML).")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Default: beside FILE, with the ending .fit.")
    ] = None,
) -> None:
    """Fit a codebook of your own, in seconds, and say how well its examples tell its types apart.

    Examples:

      dragoman codebook fit mycodes.yaml

      dragoman read report.txt --codebook mycodes.fit
    """
    from dragoman.analysis.analyser import Analyser
    from dragoman.analysis.own_fit import fit
    from dragoman.cli.output import use_utf8, write_line
    from dragoman.export.fit_text import report_lines
    from dragoman.ontology.own_codebook_reader import read_own_codebook

    use_utf8()
    fitted, reports = fit(Analyser.load(), read_own_codebook(file))
    target = out or file.with_suffix(".fit")
    _write(target, fitted.to_bytes())
    for line in report_lines(reports):
        write_line(line)
    write_line(f"{target} · {fitted.hash[:12]}")


def _write(target: Path, content: bytes) -> None:
    from dragoman.errors import ConfigError

    try:
        target.write_bytes(content)
    except OSError as error:
        raise ConfigError(f"{target} cannot be written ({error.strerror}); give another place with --out") from error
