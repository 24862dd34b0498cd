"""The commands, one file each, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.add import add
from dragoman.cli.backup import backup, restore
from dragoman.cli.claims import claims
from dragoman.cli.code import code
from dragoman.cli.codebook import codebook
from dragoman.cli.coverage import coverage
from dragoman.cli.demo import demo
from dragoman.cli.disputes import disputes
from dragoman.cli.documents import documents
from dragoman.cli.dyad import dyad
from dragoman.cli.events import events
from dragoman.cli.explain import explain
from dragoman.cli.export import export
from dragoman.cli.fuse import fuse, join, judgements, split, undo, wrong
from dragoman.cli.guard import EXIT_CODES
from dragoman.cli.load import load
from dragoman.cli.mcp import mcp
from dragoman.cli.network import network
from dragoman.cli.read import read
from dragoman.cli.relations import relations
from dragoman.cli.schema import schema
from dragoman.cli.search import search
from dragoman.cli.serve import serve
from dragoman.cli.snapshot import snapshot
from dragoman.cli.speakers import speakers
from dragoman.cli.sql import sql
from dragoman.cli.state import state
from dragoman.cli.timeline import timeline
from dragoman.cli.version import version
from dragoman.cli.watch import watch
from dragoman.cli.who import who

app = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXIT_CODES,
)


def _version(wanted: bool) -> None:
    if wanted:
        version()
        raise typer.Exit


@app.callback()
def options(
    colour: Annotated[
        str | None, typer.Option("--colour", "--color", metavar="WHEN", help="auto, always or never (also NO_COLOR).")
    ] = None,
    show_version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Read news about international affairs; keep a sourced record of who did what to whom, and who says so.

    Start with: dragoman read --example
    """


app.command()(read)
app.command()(add)
app.command()(watch)
for corpora in (code, load):
    app.command(rich_help_panel="Corpora")(corpora)
for listing in (events, claims, disputes, speakers, relations, documents):
    app.command(rich_help_panel="Ask a record")(listing)
for summary in (state, dyad, timeline, network, search, coverage, sql):
    app.command(rich_help_panel="Ask a record")(summary)
for shown in (serve, mcp, demo):
    app.command(rich_help_panel="Show a record")(shown)
for judging in (fuse, split, join, wrong, undo, judgements):
    app.command(rich_help_panel="Which events are one, or wrong")(judging)
for upkeep in (export, snapshot, backup, restore):
    app.command(rich_help_panel="Take out of a record")(upkeep)
app.command(rich_help_panel="Look up")(who)
app.command(rich_help_panel="Look up")(explain)
app.add_typer(codebook, name="codebook", rich_help_panel="Look up")
for look_up in (schema, version):
    app.command(rich_help_panel="Look up")(look_up)
