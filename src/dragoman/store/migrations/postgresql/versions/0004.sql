-- See migrations/sqlite/0004.sql.

CREATE TABLE alerts (
  id TEXT COLLATE "C" NOT NULL,
  destination TEXT COLLATE "C" NOT NULL,
  rule TEXT COLLATE "C" NOT NULL,
  raised TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  sent INTEGER NOT NULL,
  PRIMARY KEY (id, destination)
);

CREATE TABLE feed_entries (
  key TEXT COLLATE "C" NOT NULL,
  feed TEXT COLLATE "C" NOT NULL,
  entry TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  link TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C",
  published TEXT COLLATE "C",
  stamp TEXT COLLATE "C" NOT NULL,
  text TEXT COLLATE "C",
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'added', 'done', 'skipped')),
  tries INTEGER NOT NULL,
  not_before TEXT COLLATE "C",
  document TEXT COLLATE "C",
  PRIMARY KEY (key)
);
CREATE INDEX feed_entries_by_feed ON feed_entries (feed, entry);
CREATE INDEX feed_entries_by_state ON feed_entries (state);

CREATE TABLE feeds (
  address TEXT COLLATE "C" NOT NULL,
  etag TEXT COLLATE "C",
  modified TEXT COLLATE "C",
  asked TEXT COLLATE "C",
  not_before TEXT COLLATE "C",
  failures INTEGER NOT NULL,
  problem TEXT COLLATE "C",
  gone INTEGER NOT NULL,
  PRIMARY KEY (address)
);

CREATE TABLE skipped (
  id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  publisher TEXT COLLATE "C",
  day TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  detail TEXT COLLATE "C" NOT NULL,
  first_seen TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (id)
);

INSERT INTO skipped
  SELECT id, coalesce(url, title, id), publisher, day,
    CASE WHEN text = '' THEN 'unknown' ELSE 'language' END, 'not read (added before there was a ledger)', '9999-12-31'
  FROM documents WHERE readable = 0;
