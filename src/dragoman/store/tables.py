"""The tables of a record, for every backend. What is in them and why stands in docs/internals.md, "The store".

A reading is kept whole (``readings.body``); the tables of facts are the index of the current reading of the newest
revision of each article, and could be rebuilt from the bodies. A fact's ``seq`` is made of its document's and of its
place in the reading (``rows.fact_number``), so rows can be written without asking the database for numbers.

Flags are 0 or 1, days are ISO dates (``9999-12-31``: not known), offsets count code points.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy import Text as PlainText
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.schema import SchemaItem
from sqlalchemy.types import TypeEngine

# Ids, days and codes are ordered by code points everywhere, as SQLite does, and not by the server's language.
Text = PlainText().with_variant(postgresql.TEXT(collation="C"), "postgresql")
Number: TypeEngine[float] = Double().with_variant(sqlite.REAL(), "sqlite")
Key = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData()


def _table(name: str, *columns: SchemaItem, rowid: bool = True) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=rowid)


def _text(name: str, *rules: SchemaItem, null: bool = False, key: bool = False, unique: bool = False) -> Column[str]:
    return Column(name, Text, *rules, nullable=null, primary_key=key, unique=unique or None)


def _integer(name: str, key: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=False, primary_key=key, autoincrement=False)


def _of(table: str, cascade: bool = False, name: str | None = None, key: bool = False) -> Column[int]:
    """A reference; rows that say more about a fact go with it."""
    rule = ForeignKey(f"{table}.seq", ondelete="CASCADE" if cascade else None)
    return Column(name or table.removesuffix("s"), Key, rule, nullable=False, primary_key=key)


documents = _table(
    "documents",
    Column("seq", Key, primary_key=True),
    _text("id", unique=True),
    _text("article"),  # the id of the first revision
    _integer("revision"),
    _integer("newest"),
    _text("title", null=True),
    _text("publisher", null=True),
    _text("publisher_key", null=True),
    _text("url", null=True),
    _text("language"),
    _text("published", null=True),
    _text("published_basis"),
    _text("day"),
    _text("text"),
    _integer("readable"),
    _text("text_group"),  # the id of the earliest of the documents whose texts are copies of one
    _integer("compared"),  # whether its events have been compared with those of other documents
    UniqueConstraint("article", "revision"),
)
Index("documents_by_day", documents.c.day, documents.c.id)
Index("documents_by_url", documents.c.url)
Index("documents_by_text_group", documents.c.text_group)
Index("uncompared_documents", documents.c.seq, sqlite_where=text("compared = 0"), postgresql_where=text("compared = 0"))
Index("newest_revision", documents.c.article, unique=True, sqlite_where=text("newest = 1"),
      postgresql_where=text("newest = 1"))  # fmt: skip

# By a band in common a document finds those whose texts may be copies of its own (copies.py).
text_bands = _table("text_bands", Column("band", Key, primary_key=True, autoincrement=False), _of("documents", key=True), rowid=False)

# What parts of a record were made with, for what a newer version of it would have to make anew.
made_with = _table("made_with", _text("part", key=True), _text("version"), rowid=False)

readings = _table(
    "readings",
    Column("seq", Key, primary_key=True),
    _text("id", unique=True),
    _of("documents"),
    _text("model"),
    _text("gazetteer"),
    _text("codebook"),
    _integer("current"),
    Column("body", LargeBinary, nullable=False),
)
Index("current_reading", readings.c.document, unique=True, sqlite_where=text("current = 1"),
      postgresql_where=text("current = 1"))  # fmt: skip
Index("readings_by_document", readings.c.document)

judgements = _table(
    "judgements",
    Column("seq", Key, primary_key=True),
    _text("id", unique=True),
    _text("one"),
    _text("other"),
    _text("verdict", CheckConstraint("verdict IN ('same', 'different', 'wrong', 'open')")),
    _text("made_by", CheckConstraint("made_by IN ('dragoman', 'user')")),
    Column("score", Number),
    _text("reasons"),
    _text("author", null=True),
    _text("because", null=True),
)
Index("judgements_by_one", judgements.c.one)
Index("judgements_by_other", judgements.c.other)

# A newer reading may know a fact by another id: the judgements about the old one are about the new one from then on.
carried = _table("carried", _text("old", key=True), _text("new", key=True), rowid=False)
Index("carried_by_new", carried.c.new)

# What could not be read, and how far feeds have been followed: rows of ``types/ledger.py``. ``id`` of a skip is that of
# the document that stands for it, where there is one. Nothing here is made from readings.
skipped = _table(
    "skipped",
    _text("id", key=True),
    _text("name"),
    _text("publisher", null=True),
    _text("day"),
    _text("reason"),
    _text("detail"),
    _text("first_seen"),
    rowid=False,
)

feeds = _table(
    "feeds",
    _text("address", key=True),
    _text("etag", null=True),
    _text("modified", null=True),
    _text("asked", null=True),
    _text("not_before", null=True),
    _integer("failures"),
    _text("problem", null=True),
    _integer("gone"),
    rowid=False,
)

feed_entries = _table(
    "feed_entries",
    _text("key", key=True),
    _text("feed"),
    _text("entry"),
    _text("address"),
    _text("link"),
    _text("title", null=True),
    _text("published", null=True),
    _text("stamp"),
    _text("text", null=True),
    _text("state", CheckConstraint("state IN ('waiting', 'added', 'done', 'skipped')")),
    _integer("tries"),
    _text("not_before", null=True),
    _text("document", null=True),
    rowid=False,
)
Index("feed_entries_by_feed", feed_entries.c.feed, feed_entries.c.entry)
Index("feed_entries_by_state", feed_entries.c.state)

alerts = _table(
    "alerts",
    _text("id", key=True),
    _text("destination", key=True),
    _text("rule"),
    _text("raised"),
    _text("body"),
    _integer("sent"),
    rowid=False,
)

actors = _table(
    "actors",
    _of("documents", key=True),
    _text("id", key=True),
    _text("name"),
    _text("kind"),
    _text("country", null=True),
    _text("sectors"),
    _text("office", null=True),
    _text("wikidata", null=True),
    rowid=False,
)
Index("actors_by_id", actors.c.id)

# The codes under which an actor can be asked for: CHN/GOV/xi-jinping also as CHN/GOV and CHN.
actor_keys = _table("actor_keys", _text("key", key=True), _text("actor", key=True), rowid=False)
Index("actor_keys_by_actor", actor_keys.c.actor)

mentions = _table(
    "mentions",
    _of("documents", key=True),
    _text("actor", key=True),
    _integer("start", key=True),
    _integer("end", key=True),
    _text("kind", key=True),
    rowid=False,
)


def _fact(name: str, *columns: SchemaItem, added: tuple[SchemaItem, ...] = ()) -> Table:
    """A table of facts; what listings are ordered by stands behind ``columns``, then what a later schema ``added``."""
    return _table(
        name,
        Column("seq", Key, primary_key=True, autoincrement=False),
        _of("documents"),
        _integer("position"),
        _text("id"),
        *columns,
        _text("day"),
        _text("document_id"),
        _integer("start"),
        *added,
    )


# Events of a user's own type name their codebook; they may be without quad and score.
# first_day and last_day bound the event where its time is known; day is what it is sorted by. sides are the states (or
# bodies) that take part, "CHN>RUS". fused is the id of the earliest telling of the same event, its own where it is alone;
# shared is 1 where it is not. wrong is 1 where a user has marked it as wrong: then it is alone, and listings leave it out.
events = _fact(
    "events",
    _text("type"),
    _text("planned_type", null=True),
    _text("quad", null=True),
    Column("score", Number),
    _text("codebook", null=True),
    _text("status"),
    _text("first_day", null=True),
    _text("last_day", null=True),
    _text("place", null=True),
    _text("place_name", null=True),
    _text("place_key", null=True),
    _text("place_country", null=True),
    Column("confidence", Number, nullable=False),
    _integer("end"),
    _text("sides"),
    added=(_text("fused"), _integer("shared"), _integer("wrong")),
)
Index("events_by_fused", events.c.fused)
Index("events_by_day", events.c.day, events.c.document_id, events.c.start, events.c.id)
Index("events_by_document", events.c.document)
Index("events_by_type", events.c.type, events.c.day)
Index("events_by_id", events.c.id)
Index("wrong_events", events.c.seq, sqlite_where=text("wrong = 1"), postgresql_where=text("wrong = 1"))

event_parties = _table(
    "event_parties",
    _of("events", cascade=True, key=True),
    _text("role", CheckConstraint("role IN ('actor', 'recipient', 'third')"), key=True),
    _integer("position", key=True),
    _text("actor"),
    rowid=False,
)
Index("event_parties_by_actor", event_parties.c.actor, event_parties.c.role, event_parties.c.event)

# The same for events: every code that covers a party of it. Triggers keep it in step with actor_keys and event_parties, of
# which it is the join, so that the events of a party, and those of two, are a range and not a search.
event_keys = _table(
    "event_keys",
    _text("key", key=True),
    Column("event", Key, nullable=False, primary_key=True, autoincrement=False),
    _text("role", key=True),
    rowid=False,
)

event_labels = _table(
    "event_labels",
    _of("events", cascade=True, key=True),
    _text("label", CheckConstraint("label IN ('mode', 'context')"), key=True),
    _text("value", key=True),
    rowid=False,
)
Index("event_labels_by_value", event_labels.c.label, event_labels.c.value, event_labels.c.event)

claims = _fact(
    "claims",
    _text("speaker"),
    _text("stance"),
    _text("against", null=True),
    _integer("direct"),
    _integer("disputed"),
    _integer("end"),
)
Index("claims_by_day", claims.c.day, claims.c.document_id, claims.c.start, claims.c.id)
Index("claims_by_document", claims.c.document)
Index("claims_by_speaker", claims.c.speaker, claims.c.day)
Index("disputed_claims", claims.c.day, sqlite_where=text("disputed = 1"), postgresql_where=text("disputed = 1"))

claim_events = _table(
    "claim_events",
    _of("claims", cascade=True, key=True),
    _of("events", cascade=True, key=True),
    rowid=False,
)
Index("claim_events_by_event", claim_events.c.event, claim_events.c.claim)

disputes = _table(
    "disputes",
    _of("claims", cascade=True, key=True),
    _of("claims", cascade=True, name="disputed_by", key=True),
    rowid=False,
)
Index("disputes_by_claim", disputes.c.disputed_by, disputes.c.claim)

relations = _fact(
    "relations",
    _text("kind"),
    _text("subject"),
    _text("object"),
    Column("value", Number),
    _text("unit", null=True),
    _text("first_day", null=True),
    _text("last_day", null=True),
)
Index("relations_by_day", relations.c.day, relations.c.document_id, relations.c.start, relations.c.id)
Index("relations_by_document", relations.c.document)
Index("relations_by_kind", relations.c.kind, relations.c.day)
Index("relations_by_subject", relations.c.subject, relations.c.object)
Index("relations_by_object", relations.c.object, relations.c.subject)

quantities = _table(
    "quantities",
    _of("documents", key=True),
    _text("id", key=True),
    Column("value", Number, nullable=False),
    Column("high", Number),
    _text("unit"),
    _integer("approximate"),
    _text("of", null=True),
    _integer("start"),
    _integer("end"),
    rowid=False,
)

# The sentences behind the facts: part is text or title.
evidence = _table(
    "evidence",
    _of("documents", key=True),
    _text("fact", CheckConstraint("fact IN ('event', 'claim', 'relation')"), key=True),
    _text("id", key=True),
    _text("part", CheckConstraint("part IN ('text', 'title')"), key=True),
    _integer("start", key=True),
    _integer("end", key=True),
    rowid=False,
)

# Rows of one document; rows about events and claims go with these.
INDEX = (evidence, quantities, relations, claims, events, mentions, actors)
