"""The page docs/codebook.md is what the data say."""

from __future__ import annotations

from pathlib import Path

from dragoman.ontology.codebook import Codebook
from dragoman.ontology.codebook_docs import main, render

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(Codebook.load()), (
        "run: python -m dragoman.ontology.codebook_docs docs/codebook.md"
    )


def test_page_shows_every_type_mode_and_context() -> None:
    page = render(Codebook.load())
    for kind in Codebook.load().types.values():
        assert f"## {kind.name}\n" in page
        assert all(f"| {mode.name} |" in page for mode in kind.modes)
    assert all(f"| {name} |" in page for name in Codebook.load().contexts)


def test_main_writes_the_page(tmp_path: Path) -> None:
    main([str(tmp_path / "page.md")])
    assert (tmp_path / "page.md").read_text(encoding="utf-8").startswith("# The codebook\n")
