"""Draws the README's picture of a report: ``python docs/picture.py`` writes docs/images/example.svg."""

from __future__ import annotations

import io
import re
from importlib.resources import files
from pathlib import Path

from rich.console import Console

from dragoman import load
from dragoman.export.reading_text import print_reading
from dragoman.ingest import read_source

FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)
OUT = Path(__file__).parent / "images" / "example.svg"


def main() -> None:
    console = Console(record=True, force_terminal=True, width=96, file=io.StringIO())
    example = next(p for p in sorted(Path(str(files("dragoman.data").joinpath("example"))).iterdir()) if p.is_file())
    for document in read_source(str(example)):
        print_reading(load().read_document(document), console)
    svg = console.export_svg(title="dragoman read --example")
    OUT.write_text(FONT_FACE.sub("", svg), encoding="utf-8")  # the picture must load nothing from elsewhere


if __name__ == "__main__":
    main()
