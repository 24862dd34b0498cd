-- The record. A reading is kept whole (readings.body: zlib of its JSON, without the text, which documents.text holds);
-- the tables of facts are the index of the current reading of each document and could be rebuilt from it.

CREATE TABLE documents (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  publisher TEXT,
  url TEXT,
  language TEXT NOT NULL,
  published TEXT,
  published_basis TEXT NOT NULL,
  text TEXT NOT NULL,
  readable INTEGER NOT NULL
) STRICT;
CREATE INDEX documents_by_day ON documents (coalesce(published, '9999-12-31'), id);

CREATE VIRTUAL TABLE document_words USING fts5 (
  title, text, content = 'documents', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_inserted AFTER INSERT ON documents BEGIN
  INSERT INTO document_words (rowid, title, text) VALUES (new.seq, new.title, new.text);
END;

-- Nothing that was read is ever lost: a newer model's reading of a document takes the place of the older one in the
-- index, and the older one stays here with current = 0.
CREATE TABLE readings (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents (id),
  model TEXT NOT NULL,
  gazetteer TEXT NOT NULL,
  codebook TEXT NOT NULL,
  current INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX current_reading ON readings (document) WHERE current;
CREATE INDEX readings_by_document ON readings (document);

CREATE TABLE actors (
  document TEXT NOT NULL REFERENCES documents (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  sectors TEXT NOT NULL,
  office TEXT,
  wikidata TEXT,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX actors_by_id ON actors (id);

-- The codes under which an actor can be asked for: CHN/GOV/xi-jinping also as CHN/GOV and CHN.
CREATE TABLE actor_keys (
  key TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (key, actor)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  document TEXT NOT NULL REFERENCES documents (id),
  actor TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (document, actor, start, "end", kind)
) STRICT, WITHOUT ROWID;

-- first_day and last_day bound the event where its time is known; day is what it is sorted by.
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  planned_type TEXT,
  quad TEXT NOT NULL,
  score REAL NOT NULL,
  status TEXT NOT NULL,
  day TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  place TEXT,
  place_name TEXT,
  place_country TEXT,
  confidence REAL NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  UNIQUE (document, position)
) STRICT;
CREATE INDEX events_by_day ON events (day, document, start, id);
CREATE INDEX events_by_type ON events (type, day);

CREATE TABLE event_parties (
  event INTEGER NOT NULL REFERENCES events (seq) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'third')),
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (event, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_by_actor ON event_parties (actor, role, event);

CREATE TABLE event_labels (
  event INTEGER NOT NULL REFERENCES events (seq) ON DELETE CASCADE,
  label TEXT NOT NULL CHECK (label IN ('mode', 'context')),
  value TEXT NOT NULL,
  PRIMARY KEY (event, label, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_labels_by_value ON event_labels (label, value, event);

CREATE TABLE claims (
  seq INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  speaker TEXT NOT NULL,
  stance TEXT NOT NULL,
  against TEXT,
  direct INTEGER NOT NULL,
  disputed INTEGER NOT NULL,
  day TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  UNIQUE (document, position)
) STRICT;
CREATE INDEX claims_by_day ON claims (day, document, start, id);
CREATE INDEX claims_by_speaker ON claims (speaker, day);

CREATE TABLE claim_events (
  claim INTEGER NOT NULL REFERENCES claims (seq) ON DELETE CASCADE,
  event INTEGER NOT NULL REFERENCES events (seq) ON DELETE CASCADE,
  PRIMARY KEY (claim, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_events_by_event ON claim_events (event, claim);

CREATE TABLE disputes (
  claim INTEGER NOT NULL REFERENCES claims (seq) ON DELETE CASCADE,
  disputed_by INTEGER NOT NULL REFERENCES claims (seq) ON DELETE CASCADE,
  PRIMARY KEY (claim, disputed_by)
) STRICT, WITHOUT ROWID;
CREATE INDEX disputes_by_claim ON disputes (disputed_by, claim);

CREATE TABLE relations (
  seq INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  object TEXT NOT NULL,
  value REAL,
  unit TEXT,
  day TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  start INTEGER NOT NULL,
  UNIQUE (document, position)
) STRICT;
CREATE INDEX relations_by_day ON relations (day, document, start, id);
CREATE INDEX relations_by_subject ON relations (subject, object);
CREATE INDEX relations_by_object ON relations (object, subject);

CREATE TABLE quantities (
  document TEXT NOT NULL REFERENCES documents (id),
  id TEXT NOT NULL,
  value REAL NOT NULL,
  high REAL,
  unit TEXT NOT NULL,
  approximate INTEGER NOT NULL,
  "of" TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;

-- The sentences behind the facts: part is text or title, the offsets count code points.
CREATE TABLE evidence (
  document TEXT NOT NULL REFERENCES documents (id),
  fact TEXT NOT NULL CHECK (fact IN ('event', 'claim', 'relation')),
  id TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('text', 'title')),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, fact, id, part, start, "end")
) STRICT, WITHOUT ROWID;
