"""Options that several commands share, each written once."""

from __future__ import annotations

from typing import Annotated

import typer

Record = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar="FILE|URL",
        help="The record: a file, or postgresql://… Default: DRAGOMAN_RECORD, or 'record' in dragoman.toml.",
    ),
]
Actors = Annotated[
    list[str] | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        help="Your own actors, TOML or CSV. Repeatable. Default: DRAGOMAN_ACTORS, or 'actors' in dragoman.toml.",
    ),
]
Codebooks = Annotated[
    list[str] | None,
    typer.Option(
        "--codebook",
        metavar="FILE",
        help="Your own types of events, as 'codebook fit' wrote them. Repeatable. Default: 'codebooks' in dragoman.toml.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON, one object a line.")]
Between = Annotated[
    tuple[str, str] | None, typer.Option("--between", metavar="A B", help="Two parties, in either direction.")
]
Country = Annotated[str | None, typer.Option("--country", metavar="A", help="Who has any part in it.")]
Actor = Annotated[str | None, typer.Option("--actor", metavar="A", help="Who did it.")]
Recipient = Annotated[str | None, typer.Option("--recipient", metavar="A", help="To whom.")]
Types = Annotated[
    list[str] | None, typer.Option("--type", metavar="T", help="A type: CONSULT, or one of your own. Repeatable.")
]
Modes = Annotated[list[str] | None, typer.Option("--mode", metavar="M", help="A mode: visit, aerial. Repeatable.")]
Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="S", help="happened, ongoing, planned, proposed, alleged … Repeatable."),
]
AtPlace = Annotated[
    str | None, typer.Option("--place", metavar="P", help="A place by name or id, or a country's code.")
]
Speaker = Annotated[str | None, typer.Option("--by", "--speaker", metavar="A", help="Who says it.")]
About = Annotated[str | None, typer.Option("--about", metavar="A", help="Against or about whom.")]
Stances = Annotated[
    list[str] | None, typer.Option("--stance", metavar="S", help="asserts, denies, accuses … Repeatable.")
]
Since = Annotated[str | None, typer.Option("--since", metavar="D", help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="D", help="Up to and with this day, month or year.")]
Words = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help='Only documents with all these words ("quoted": phrase).')
]
By = Annotated[str, typer.Option("--by", metavar="PERIOD", help="day, month, quarter or year.")]
Plot = Annotated[
    str | None, typer.Option("--plot", metavar="FILE", help="Also draw it: FILE.svg or FILE.png (extra 'plots').")
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many.")]

Confidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence", metavar="P", help="Only events that are right with at least this probability: 0.7."
    ),
]

Fused = Annotated[
    bool, typer.Option("--fused", help="Of an event that several documents tell one line, with all that they say.")
]

Wrong = Annotated[bool, typer.Option("--wrong", help="Also what users have marked as wrong, with who says so and why.")]

Fuse = Annotated[
    bool, typer.Option("--fuse/--no-fuse", help="Find out which events of different documents are one.")
]

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH|URL|-]...", show_default=False, help="Files, folders, addresses, or - for the input."
    ),
]
# The description of one document; with several documents it holds for each of them.
Published = Annotated[
    str | None, typer.Option("--published", metavar="D", help="The day on which the report came out: 2025-05-07.")
]
Title = Annotated[str | None, typer.Option("--title", metavar="T", help="Its headline.")]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="P", help="The outlet that published it.")]
Url = Annotated[str | None, typer.Option("--url", metavar="U", help="Its address.")]
FieldMap = Annotated[
    str | None, typer.Option("--map", metavar="M", help="Fields or columns of records: text=content,published=pubdate.")
]
Offline = Annotated[bool, typer.Option("--offline", help="Never use the network.")]
