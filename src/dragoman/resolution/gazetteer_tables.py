"""The package's tables as they lie on disk: rows of tab-separated text, decoded only when an entry is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import cast

from dragoman.errors import GazetteerError
from dragoman.resolution.gazetteer_types import Entry, Membership, Role, Spell
from dragoman.resolution.own_actors import OwnActor
from dragoman.types.resolution import ActorKind

TABLES = ("who.tsv", "keys.tsv", "words.tsv", "roles.tsv")
COLUMNS = (
    "id", "name", "kind", "country", "sectors", "wikidata", "names", "bare", "spells", "start", "end", "members",
    "parent", "prominence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Own:
    """What the user's files added.

    ``files`` has the file of each id, ``names`` the id that each of their whole names (folded) means; ``extended`` are
    the ids that the package has too.
    """

    actors: tuple[OwnActor, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    extended: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tables:
    """The text of each table without its head, and the SHA-256 over all of them.

    ``package`` is the SHA-256 over the package's own tables where ``own`` was added to them.
    """

    rows: dict[str, tuple[str, ...]]
    hash: str
    package: str = ""
    own: Own = Own()


def read_tables() -> Tables:
    """Raises GazetteerError where a table is missing or its head is not the one this version reads."""
    folder = files("dragoman.resolution") / "data"
    digest = hashlib.sha256()
    rows: dict[str, tuple[str, ...]] = {}
    for table in TABLES:
        content = (folder / table).read_bytes()
        digest.update(content)
        head, *lines = content.decode("utf-8").splitlines()
        if table == "who.tsv" and tuple(head.split("\t")) != COLUMNS:
            raise GazetteerError(f"{table} has other columns than this version reads; rebuild it (knowledge.build)")
        rows[table] = tuple(lines)
    return Tables(rows, digest.hexdigest())


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def words(text: str, separator: str = "|") -> tuple[str, ...]:
    return tuple(text.split(separator)) if text else ()


def _spells(text: str) -> Iterator[Spell]:
    for item in words(text, ";"):
        office, country, sectors, start, end = item.split("~")
        yield Spell(office, country or None, words(sectors, " "), day(start), day(end))


def _members(text: str) -> Iterator[Membership]:
    for item in words(text, ";"):
        member, start, end = item.split("~")
        yield Membership(member, day(start), day(end))


def decode(row: str) -> Entry:
    cell = dict(zip(COLUMNS, row.split("\t"), strict=True))
    return Entry(
        id=cell["id"],
        name=cell["name"],
        kind=cast(ActorKind, cell["kind"]),
        country=cell["country"] or None,
        sectors=words(cell["sectors"], " "),
        wikidata=cell["wikidata"] or None,
        spells=tuple(_spells(cell["spells"])),
        start=day(cell["start"]),
        end=day(cell["end"]),
        members=tuple(_members(cell["members"])),
        parent=cell["parent"] or None,
        prominence=int(cell["prominence"] or 0),
    )


def decode_role(row: str) -> Role:
    phrase, sectors, office, flags = row.split("\t")
    return Role(
        phrase,
        words(sectors, " "),
        office or None,
        person="P" in flags,
        collective="C" in flags,
        unspecific="U" in flags,
        state="S" in flags,
        former="F" in flags,
    )
