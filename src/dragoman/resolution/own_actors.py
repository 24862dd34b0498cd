"""One actor of a user's own file: the fields that an entry can have, checked one by one. See docs/gazetteer.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn, TypeVar, cast, get_args

from dragoman.errors import ActorsError
from dragoman.resolution.gazetteer_types import Membership, Spell
from dragoman.types.resolution import ActorKind

FIELDS = (
    "id", "name", "kind", "country", "sectors", "aliases", "bare", "offices", "start", "end", "members", "parent",
    "prominence",
)  # fmt: skip
_SEPARATORS = "|;~\t\n"  # of lists inside a cell of the gazetteer's tables
_MOST_PROMINENT = 3

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OwnActor:
    """An entry as a file has it. What it does not say is None or empty; ``file`` and ``entry`` tell where it stands."""

    file: str
    entry: str
    id: str | None = None
    name: str | None = None
    kind: ActorKind | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    offices: tuple[Spell, ...] = ()
    start: date | None = None
    end: date | None = None
    members: tuple[Membership, ...] = ()
    parent: str | None = None
    prominence: int | None = None

    def fault(self, text: str) -> ActorsError:
        """The error that names this entry."""
        return ActorsError(f"{self.file}, {self.entry}: {text}")


def own_actor(fields: Mapping[str, object], file: str, entry: str) -> OwnActor:
    """The entry that the fields describe. Raises ActorsError where one is unknown or has a value that it cannot have."""
    read = _Fields(fields, f"{file}, {entry}")
    read.only(FIELDS)
    start, end = read.days()
    return OwnActor(
        file,
        entry,
        id=read.text("id"),
        name=read.text("name"),
        kind=read.kind(),
        country=read.text("country"),
        sectors=read.texts("sectors"),
        aliases=read.texts("aliases"),
        bare=read.texts("bare"),
        offices=read.each("offices", "office", _office, '{office = "Commander", start = 2024-05-01}'),
        start=start,
        end=end,
        members=read.each("members", "id", _member, '{id = "PER", start = 2024-05-01}'),
        parent=read.text("parent"),
        prominence=read.prominence(),
    )


@dataclass(frozen=True, slots=True)
class _Fields:
    """Values by the names of their fields, taken out with a check; ``where`` goes into every complaint."""

    values: Mapping[str, object]
    where: str

    def fail(self, text: str) -> NoReturn:
        raise ActorsError(f"{self.where}: {text}")

    def only(self, known: tuple[str, ...]) -> None:
        unknown = sorted(self.values.keys() - set(known))
        if unknown:
            self.fail(f"there is no field {unknown[0]!r}; the fields are {', '.join(known)}")

    def text(self, field: str) -> str | None:
        value = self.values.get(field, "")
        if not isinstance(value, str):
            self.fail(f"{field} is {value!r}; give a text in quotation marks")
        return self._plain(field, value) or None

    def texts(self, field: str) -> tuple[str, ...]:
        value = self.values.get(field, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fail(f'{field} is {value!r}; give a list of texts, like ["one", "two"]')
        plain = (self._plain(field, item) for item in value)
        return tuple(dict.fromkeys(filter(None, plain)))

    def _plain(self, field: str, text: str) -> str:
        """The text with single blanks; it goes into a cell of a table and onto terminals."""
        plain = " ".join(text.split())
        odd = next((character for character in plain if character in _SEPARATORS or not character.isprintable()), None)
        if odd is not None:
            self.fail(f"{field} holds {odd!r}, which no name may hold; write {text!r} without it")
        if plain and not any(character.isalnum() for character in plain):
            self.fail(f"{field} is {text!r}; give at least one letter or digit")
        return plain

    def kind(self) -> ActorKind | None:
        kind = self.text("kind")
        if kind is not None and kind not in get_args(ActorKind):
            self.fail(f"kind is {kind!r}; it can be {', '.join(get_args(ActorKind))}")
        return cast(ActorKind | None, kind)

    def prominence(self) -> int | None:
        value = self.values.get("prominence")
        if value is None or (type(value) is int and 0 <= value <= _MOST_PROMINENT):
            return value
        self.fail(f"prominence is {value!r}; give a whole number from 0 to {_MOST_PROMINENT}")

    def day(self, field: str) -> date | None:
        value = self.values.get(field, "")
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(str(value)) if value else None
        except ValueError:
            self.fail(f"{field} is {str(value)!r}, which is no day; write it like 2024-05-01")

    def days(self) -> tuple[date | None, date | None]:
        start, end = self.day("start"), self.day("end")
        if start is not None and end is not None and end <= start:
            self.fail(f"it ends on {end}, not after its start on {start}; end is the first day on which it is over")
        return start, end

    def each(self, field: str, main: str, read: Callable[[_Fields], T], shape: str) -> tuple[T, ...]:
        """The items of a list of tables; a text stands for a table of which only the field ``main`` is given."""
        items = self.values.get(field, [])
        if not isinstance(items, list) or not all(isinstance(item, str | dict) for item in items):
            self.fail(f"{field} is {items!r}; give a list of tables like {shape}")
        tables = [item if isinstance(item, dict) else {main: item} for item in items]
        return tuple(dict.fromkeys(read(_Fields(table, f"{self.where}, {field}")) for table in tables))


def _office(read: _Fields) -> Spell:
    read.only(("office", "country", "sectors", "start", "end"))
    office = read.text("office")
    if office is None:
        read.fail('an office has no name; give office = "…"')
    return Spell(office, read.text("country"), read.texts("sectors"), *read.days())


def _member(read: _Fields) -> Membership:
    read.only(("id", "start", "end"))
    member = read.text("id")
    if member is None:
        read.fail('a member has no id; give id = "…"')
    return Membership(member, *read.days())
