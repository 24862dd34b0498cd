"""The documentation is run: every command of the tutorial, and every command that the README names."""

from __future__ import annotations

import ast
import json
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from dragoman.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
CELL = re.compile(r"```python\n(.*?)```", re.DOTALL)


def blocks(page: str) -> list[str]:
    return BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))


def run(page: str, folder: Path) -> str:
    """What the commands of a page write, run one after the other in an empty folder."""
    environ = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    output = []
    for block in blocks(page):
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", block], cwd=folder, env=environ,
                              capture_output=True, text=True)  # fmt: skip
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
        output.append(done.stdout)
    return "".join(output)


@pytest.mark.weights
def test_the_tutorial_runs(tmp_path: Path) -> None:
    run("docs/tutorial.md", tmp_path)
    assert (tmp_path / "summit.json").stat().st_size > 1000


@pytest.mark.weights
def test_the_tutorial_on_your_own_actors_runs(tmp_path: Path) -> None:
    output = run("docs/tutorials/your-own-actors.md", tmp_path)
    assert "Tomás Quilla · PER/PRM/tomas-quilla · person · Commander · PRM" in output
    assert output.count("PER/PRM/sierra-shield") >= 3


@pytest.mark.weights
def test_the_tutorial_on_your_own_codebook_runs(tmp_path: Path) -> None:
    output = run("docs/tutorials/your-own-codebook.md", tmp_path)
    assert "sound: harbour-watch with 1 type, 9 examples, 6 not" in output
    assert "examples found: 9 of 9;" in output and "near-misses taken for it: 0 of 6;" in output
    events = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    told = [(e["type"], e["status"], e["actors"], e["recipients"]) for e in events]
    assert told == [("port-call", "happened", ["BRA"], ["AGO"]), ("port-call", "planned", ["ESP"], ["SEN"])]


@pytest.mark.weights
def test_the_tutorial_on_tables_runs(tmp_path: Path) -> None:
    output = run("docs/tutorials/record-to-tables.md", tmp_path)
    assert "VERBAL COOPERATION" in output and "denied Coast Wire" in output
    events = (tmp_path / "events.csv").read_text(encoding="utf-8").splitlines()
    manifest = json.loads((tmp_path / "lakes" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["tables"]["events"]["rows"] == len(events) - 1 > 5
    assert (tmp_path / "lakes.graphml").stat().st_size > 500


def cells(page: str) -> list[object]:
    """What a notebook would show of the last line of each cell."""
    told: list[object] = []
    names: dict[str, object] = {}
    for cell in CELL.findall((ROOT / page).read_text(encoding="utf-8")):
        tree = ast.parse(cell)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, page, "exec"), names)
        told.append(None if last is None else eval(compile(ast.Expression(last.value), page, "eval"), names))
    return told


@pytest.mark.weights
def test_the_tutorial_on_notebooks_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("docs/tutorials/notebooks.md", tmp_path)
    monkeypatch.chdir(tmp_path)
    reading, fact, several, listing, denied, document, dyad, plot, counts, _ = cells("docs/tutorials/notebooks.md")
    for value, words in ((reading, "Huaquillas"), (fact, "ACCUSE"), (several, "ACCUSE"), (listing, " events</strong>"),
                         (denied, "denies"), (document, "Kenya"), (dyad, "KEN – TZA")):  # fmt: skip
        assert words in value._repr_html_()
    assert plot._repr_png_() and (tmp_path / "kenya-tanzania.svg").stat().st_size > 1000
    assert counts.sum() > 10


def test_the_servers_of_an_assistant_are_started_as_the_page_says() -> None:
    page = (ROOT / "docs/mcp.md").read_text(encoding="utf-8")
    server = json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL).group(1))["mcpServers"]["dragoman"]
    command = get_command(app)
    assert isinstance(command, TyperGroup)
    known = {option for parameter in command.commands[server["args"][0]].params for option in parameter.opts}
    assert server["command"].endswith("/dragoman") and server["args"][1] in known


@pytest.mark.weights
def test_the_page_on_feeds_runs(tmp_path: Path) -> None:
    try:
        output = run("docs/feeds.md", tmp_path)
    finally:
        if (tmp_path / "server.pid").exists():
            with suppress(ProcessLookupError):
                os.kill(int((tmp_path / "server.pid").read_text()), signal.SIGTERM)
    assert "feeds.toml: sound: 1 feed of 1 publisher, 2 alerts" in output
    assert "[Peru talks]" in output and '"schema": "dragoman/alert/1"' in output
    assert re.search(r"Harbour Post +1 +0 +0 +1 .*gone 1", output)
    assert "Norwegian minister visits Lima" in output and "Norwegian minister in Lima" in output


def test_the_readme_names_commands_and_options_that_exist() -> None:
    command = get_command(app)
    assert isinstance(command, TyperGroup)
    lines = [line.partition("#")[0] for block in blocks("README.md") for line in block.splitlines()]
    named = [line for line in lines if line.startswith("dragoman ")]
    assert named
    for line in named:
        known = {option for parameter in command.commands[line.split()[1]].params for option in parameter.opts}
        assert set(re.findall(r" (--[a-z]+)", line)) <= known, line


@pytest.mark.weights
def test_the_readme_asks_for_somebody_who_is_known() -> None:
    name, day = re.search(r'dragoman who "(.+)" --on (\S+)', (ROOT / "README.md").read_text(encoding="utf-8")).groups()
    assert CliRunner().invoke(app, ["who", name, "--on", day]).exit_code == 0


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
