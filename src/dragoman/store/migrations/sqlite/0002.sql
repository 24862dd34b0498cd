-- Schema 2: revisions of articles, judgements, facts under numbers that need not be asked for, sides of events.
-- reindex: the tables of facts are made anew from the readings after this script (store/reindex.py).

DROP TABLE evidence;
DROP TABLE quantities;
DROP TABLE relations;
DROP TABLE disputes;
DROP TABLE claim_events;
DROP TABLE claims;
DROP TABLE event_labels;
DROP TABLE event_parties;
DROP TABLE events;
DROP TABLE mentions;
DROP TABLE actor_keys;
DROP TABLE actors;
DROP TRIGGER documents_inserted;
DROP TABLE document_words;
DROP INDEX documents_by_day;
DROP INDEX current_reading;
DROP INDEX readings_by_document;
ALTER TABLE readings RENAME TO readings_1;
ALTER TABLE documents RENAME TO documents_1;

CREATE TABLE actor_keys (
  key TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (key, actor)
) WITHOUT ROWID, STRICT;

CREATE TABLE carried (
  old TEXT NOT NULL,
  new TEXT NOT NULL,
  PRIMARY KEY (old, new)
) WITHOUT ROWID, STRICT;

CREATE TABLE documents (
  seq INTEGER NOT NULL,
  id TEXT NOT NULL,
  article TEXT NOT NULL,
  revision INTEGER NOT NULL,
  newest INTEGER NOT NULL,
  title TEXT,
  publisher TEXT,
  publisher_key TEXT,
  url TEXT,
  language TEXT NOT NULL,
  published TEXT,
  published_basis TEXT NOT NULL,
  day TEXT NOT NULL,
  text TEXT NOT NULL,
  readable INTEGER NOT NULL,
  PRIMARY KEY (seq),
  UNIQUE (article, revision),
  UNIQUE (id)
) STRICT;
CREATE INDEX documents_by_day ON documents (day, id);
CREATE INDEX documents_by_url ON documents (url);
CREATE UNIQUE INDEX newest_revision ON documents (article) WHERE newest = 1;

CREATE TABLE judgements (
  seq INTEGER NOT NULL,
  id TEXT NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
  made_by TEXT NOT NULL CHECK (made_by IN ('dragoman', 'user')),
  score REAL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (seq),
  UNIQUE (id)
) STRICT;
CREATE INDEX judgements_by_one ON judgements (one);
CREATE INDEX judgements_by_other ON judgements (other);

CREATE TABLE actors (
  document INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  sectors TEXT NOT NULL,
  office TEXT,
  wikidata TEXT,
  PRIMARY KEY (document, id),
  FOREIGN KEY(document) REFERENCES documents (seq)
) WITHOUT ROWID, STRICT;
CREATE INDEX actors_by_id ON actors (id);

CREATE TABLE claims (
  seq INTEGER NOT NULL,
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  speaker TEXT NOT NULL,
  stance TEXT NOT NULL,
  against TEXT,
  direct INTEGER NOT NULL,
  disputed INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  day TEXT NOT NULL,
  document_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  PRIMARY KEY (seq),
  FOREIGN KEY(document) REFERENCES documents (seq)
) STRICT;
CREATE INDEX claims_by_day ON claims (day, document_id, start, id);
CREATE INDEX claims_by_document ON claims (document);
CREATE INDEX claims_by_speaker ON claims (speaker, day);
CREATE INDEX disputed_claims ON claims (day) WHERE disputed = 1;

CREATE TABLE events (
  seq INTEGER NOT NULL,
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  planned_type TEXT,
  quad TEXT,
  score REAL,
  codebook TEXT,
  status TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  place TEXT,
  place_name TEXT,
  place_key TEXT,
  place_country TEXT,
  confidence REAL NOT NULL,
  "end" INTEGER NOT NULL,
  sides TEXT NOT NULL,
  day TEXT NOT NULL,
  document_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  PRIMARY KEY (seq),
  FOREIGN KEY(document) REFERENCES documents (seq)
) STRICT;
CREATE INDEX events_by_day ON events (day, document_id, start, id);
CREATE INDEX events_by_document ON events (document);
CREATE INDEX events_by_id ON events (id);
CREATE INDEX events_by_type ON events (type, day);

CREATE TABLE evidence (
  document INTEGER NOT NULL,
  fact TEXT NOT NULL CHECK (fact IN ('event', 'claim', 'relation')),
  id TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('text', 'title')),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, fact, id, part, start, "end"),
  FOREIGN KEY(document) REFERENCES documents (seq)
) WITHOUT ROWID, STRICT;

CREATE TABLE mentions (
  document INTEGER NOT NULL,
  actor TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (document, actor, start, "end", kind),
  FOREIGN KEY(document) REFERENCES documents (seq)
) WITHOUT ROWID, STRICT;

CREATE TABLE quantities (
  document INTEGER NOT NULL,
  id TEXT NOT NULL,
  value REAL NOT NULL,
  high REAL,
  unit TEXT NOT NULL,
  approximate INTEGER NOT NULL,
  "of" TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, id),
  FOREIGN KEY(document) REFERENCES documents (seq)
) WITHOUT ROWID, STRICT;

CREATE TABLE readings (
  seq INTEGER NOT NULL,
  id TEXT NOT NULL,
  document INTEGER NOT NULL,
  model TEXT NOT NULL,
  gazetteer TEXT NOT NULL,
  codebook TEXT NOT NULL,
  current INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (seq),
  UNIQUE (id),
  FOREIGN KEY(document) REFERENCES documents (seq)
) STRICT;
CREATE UNIQUE INDEX current_reading ON readings (document) WHERE current = 1;
CREATE INDEX readings_by_document ON readings (document);

CREATE TABLE relations (
  seq INTEGER NOT NULL,
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  object TEXT NOT NULL,
  value REAL,
  unit TEXT,
  first_day TEXT,
  last_day TEXT,
  day TEXT NOT NULL,
  document_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  PRIMARY KEY (seq),
  FOREIGN KEY(document) REFERENCES documents (seq)
) STRICT;
CREATE INDEX relations_by_day ON relations (day, document_id, start, id);
CREATE INDEX relations_by_document ON relations (document);
CREATE INDEX relations_by_kind ON relations (kind, day);
CREATE INDEX relations_by_object ON relations (object, subject);
CREATE INDEX relations_by_subject ON relations (subject, object);

CREATE TABLE claim_events (
  claim INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (claim, event),
  FOREIGN KEY(claim) REFERENCES claims (seq) ON DELETE CASCADE,
  FOREIGN KEY(event) REFERENCES events (seq) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE INDEX claim_events_by_event ON claim_events (event, claim);

CREATE TABLE disputes (
  claim INTEGER NOT NULL,
  disputed_by INTEGER NOT NULL,
  PRIMARY KEY (claim, disputed_by),
  FOREIGN KEY(claim) REFERENCES claims (seq) ON DELETE CASCADE,
  FOREIGN KEY(disputed_by) REFERENCES claims (seq) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE INDEX disputes_by_claim ON disputes (disputed_by, claim);

CREATE TABLE event_labels (
  event INTEGER NOT NULL,
  label TEXT NOT NULL CHECK (label IN ('mode', 'context')),
  value TEXT NOT NULL,
  PRIMARY KEY (event, label, value),
  FOREIGN KEY(event) REFERENCES events (seq) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE INDEX event_labels_by_value ON event_labels (label, value, event);

CREATE TABLE event_parties (
  event INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'third')),
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (event, role, position),
  FOREIGN KEY(event) REFERENCES events (seq) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE INDEX event_parties_by_actor ON event_parties (actor, role, event);

INSERT INTO documents
  SELECT seq, id, id, 1, 1, title, publisher, NULL, url, language, published, published_basis,
    coalesce(published, '9999-12-31'), text, readable
  FROM documents_1;
INSERT INTO readings
  SELECT r.seq, r.id, d.seq, r.model, r.gazetteer, r.codebook, r.current, r.body
  FROM readings_1 AS r JOIN documents_1 AS d ON d.id = r.document;
DROP TABLE readings_1;
DROP TABLE documents_1;

CREATE VIRTUAL TABLE document_words USING fts5 (
  title, text, content = 'documents', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_inserted AFTER INSERT ON documents BEGIN
  INSERT INTO document_words (rowid, title, text) VALUES (new.seq, new.title, new.text);
END;
INSERT INTO document_words (document_words) VALUES ('rebuild');
