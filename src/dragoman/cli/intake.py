"""Sources on the command line → readings, with account of what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from dragoman.cli.guard import INCOMPLETE, NOTHING_READ, OK, complain
from dragoman.errors import FetchError, IngestError, QueryError

if TYPE_CHECKING:
    from dragoman.config import Config
    from dragoman.ingest import IngestOptions
    from dragoman.pipeline import Reader
    from dragoman.types.document import Document
    from dragoman.types.record import Reading


@dataclass
class Account:
    """What became of the inputs so far."""

    read: int = 0
    unread: int = 0
    not_fetched: list[tuple[str, FetchError]] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        if self.unread == 0 and self.read:
            return OK
        return INCOMPLETE if self.read else NOTHING_READ


@dataclass(frozen=True)
class Intake:
    """The inputs of one command, read with the user's ``actors`` and ``codebooks`` (files).

    ``tell`` says on the error stream which documents could not be read.
    """

    sources: Sequence[str]
    options: IngestOptions
    actors: Sequence[str] = ()
    codebooks: Sequence[str] = ()
    tell: bool = True
    account: Account = field(default_factory=Account)

    def documents(self) -> Iterator[Document]:
        """The documents that can be read, in the order of the sources."""
        return (document for document in self.all_documents() if document.readable)

    def readings(self) -> Iterator[Reading]:
        """In the order of the sources. The reader is loaded when the first document is there."""
        documents = self._documents()
        first = next(documents, None)
        if first is None:
            return
        for reading in load_reader(self.actors, self.codebooks).pipe(_chain(first, documents)):
            self._count(reading.document)
            yield reading

    def all_documents(self) -> Iterator[Document]:
        """Also those that cannot be read, which have warnings that say why."""
        for document in self._documents():
            self._count(document)
            yield document

    def _documents(self) -> Iterator[Document]:
        from dragoman.ingest import read_source

        with ExitStack() as stack:
            for source in self.sources or [str(stack.enter_context(as_file(example())))]:
                try:
                    yield from read_source(source, self.options)
                except IngestError as error:
                    self.account.unread += 1
                    if isinstance(error, FetchError):
                        self.account.not_fetched.append((source, error))
                    complain(str(error))

    def _count(self, document: Document) -> None:
        if document.readable:
            self.account.read += 1
            return
        self.account.unread += 1
        if self.tell:
            complain(document.warnings[0] if document.warnings else f"not read: {document.title or document.id}")


def load_reader(actors: Sequence[str] = (), codebooks: Sequence[str] = ()) -> Reader:
    from dragoman.pipeline import Reader

    return Reader.load(actors, codebooks)


def example() -> Traversable:
    """The example report of the package."""
    return files("dragoman").joinpath("data", "example", "report.json")


def ingest_options(
    config: Config,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    field_map: str | None = None,
    offline: bool = False,
) -> IngestOptions:
    """Raises QueryError where the date or the map cannot be understood."""
    from dragoman.ingest import IngestOptions, parse_date, parse_map
    from dragoman.ingest.options import MAX_CHARACTERS

    day = parse_date(published) if published else None
    if published and day is None:
        raise QueryError(f"--published {published!r} is no date; write it like 2025-05-07")
    try:
        fields = parse_map(field_map) if field_map else {}
    except IngestError as error:
        raise QueryError(f"--map: {error}") from error
    return IngestOptions(
        published=day,
        title=title,
        publisher=publisher,
        url=url,
        map=fields,
        allow_network=not offline,
        max_characters=config.max_characters or MAX_CHARACTERS,
    )


def _chain(first: Document, rest: Iterator[Document]) -> Iterator[Document]:
    yield first
    yield from rest
