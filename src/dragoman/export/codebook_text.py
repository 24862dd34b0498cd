"""The codebook for people: each type with its quad, score, definition, modes and what decides for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.export.wording import QUAD_STYLES, clean
from dragoman.ontology.codebook import Codebook, EventType

INDENT = (0, 0, 0, 4)


def codebook_parts(book: Codebook) -> Iterator[RenderableType]:
    for kind in book.types.values():
        head = Text(kind.name, style=QUAD_STYLES.get(kind.quad, ""))
        yield head.append(f"  {kind.quad}, {kind.score:+g}", style="not bold dim")
        yield Padding(Text(clean(kind.definition)), INDENT)
        for mode in kind.modes:
            score = "" if mode.score is None else f" {mode.score:+g}"
            yield Padding(Text(f"· {mode.name}{score}: {clean(mode.definition)}"), INDENT)
        for rule in kind.decides:
            yield Padding(Text(f"! {clean(rule)}", style="dim"), INDENT)
        yield Text()


def type_to_dict(kind: EventType) -> dict[str, Any]:
    return {
        "type": kind.name,
        "quad": kind.quad,
        "score": kind.score,
        "definition": kind.definition,
        "symmetric": kind.symmetric,
        "modes": [{"mode": mode.name, "score": mode.score, "definition": mode.definition} for mode in kind.modes],
        "decides": list(kind.decides),
    }
