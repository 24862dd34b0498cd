-- Schema 4: the ledger of what could not be read, and how far feeds have been followed.

CREATE TABLE alerts (
  id TEXT NOT NULL,
  destination TEXT NOT NULL,
  rule TEXT NOT NULL,
  raised TEXT NOT NULL,
  body TEXT NOT NULL,
  sent INTEGER NOT NULL,
  PRIMARY KEY (id, destination)
) WITHOUT ROWID, STRICT;

CREATE TABLE feed_entries (
  "key" TEXT NOT NULL,
  feed TEXT NOT NULL,
  entry TEXT NOT NULL,
  address TEXT NOT NULL,
  link TEXT NOT NULL,
  title TEXT,
  published TEXT,
  stamp TEXT NOT NULL,
  text TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'added', 'done', 'skipped')),
  tries INTEGER NOT NULL,
  not_before TEXT,
  document TEXT,
  PRIMARY KEY ("key")
) WITHOUT ROWID, STRICT;
CREATE INDEX feed_entries_by_feed ON feed_entries (feed, entry);
CREATE INDEX feed_entries_by_state ON feed_entries (state);

CREATE TABLE feeds (
  address TEXT NOT NULL,
  etag TEXT,
  modified TEXT,
  asked TEXT,
  not_before TEXT,
  failures INTEGER NOT NULL,
  problem TEXT,
  gone INTEGER NOT NULL,
  PRIMARY KEY (address)
) WITHOUT ROWID, STRICT;

CREATE TABLE skipped (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  publisher TEXT,
  day TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  PRIMARY KEY (id)
) WITHOUT ROWID, STRICT;

INSERT INTO skipped
  SELECT id, coalesce(url, title, id), publisher, day,
    CASE WHEN text = '' THEN 'unknown' ELSE 'language' END, 'not read (added before there was a ledger)', '9999-12-31'
  FROM documents WHERE readable = 0;
