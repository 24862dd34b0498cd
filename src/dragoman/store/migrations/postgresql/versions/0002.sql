-- See migrations/sqlite/0002.sql; document_words holds the words of SQLite’s table of that name, as vectors.

CREATE TABLE actor_keys (
  key TEXT COLLATE "C" NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (key, actor)
);

CREATE TABLE carried (
  "old" TEXT COLLATE "C" NOT NULL,
  "new" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY ("old", "new")
);

CREATE TABLE documents (
  seq BIGSERIAL NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  article TEXT COLLATE "C" NOT NULL,
  revision INTEGER NOT NULL,
  newest INTEGER NOT NULL,
  title TEXT COLLATE "C",
  publisher TEXT COLLATE "C",
  publisher_key TEXT COLLATE "C",
  url TEXT COLLATE "C",
  language TEXT COLLATE "C" NOT NULL,
  published TEXT COLLATE "C",
  published_basis TEXT COLLATE "C" NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  text TEXT COLLATE "C" NOT NULL,
  readable INTEGER NOT NULL,
  PRIMARY KEY (seq),
  UNIQUE (article, revision),
  UNIQUE (id)
);
CREATE INDEX documents_by_day ON documents (day, id);
CREATE INDEX documents_by_url ON documents (url);
CREATE UNIQUE INDEX newest_revision ON documents (article) WHERE newest = 1;

CREATE TABLE judgements (
  seq BIGSERIAL NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  one TEXT COLLATE "C" NOT NULL,
  other TEXT COLLATE "C" NOT NULL,
  verdict TEXT COLLATE "C" NOT NULL CHECK (verdict IN ('same', 'different')),
  made_by TEXT COLLATE "C" NOT NULL CHECK (made_by IN ('dragoman', 'user')),
  score DOUBLE PRECISION,
  reasons TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (seq),
  UNIQUE (id)
);
CREATE INDEX judgements_by_one ON judgements (one);
CREATE INDEX judgements_by_other ON judgements (other);

CREATE TABLE actors (
  document BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  sectors TEXT COLLATE "C" NOT NULL,
  office TEXT COLLATE "C",
  wikidata TEXT COLLATE "C",
  PRIMARY KEY (document, id),
  FOREIGN KEY(document) REFERENCES documents (seq)
);
CREATE INDEX actors_by_id ON actors (id);

CREATE TABLE claims (
  seq BIGINT NOT NULL,
  document BIGINT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  speaker TEXT COLLATE "C" NOT NULL,
  stance TEXT COLLATE "C" NOT NULL,
  against TEXT COLLATE "C",
  direct INTEGER NOT NULL,
  disputed INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  document_id TEXT COLLATE "C" NOT NULL,
  start INTEGER NOT NULL,
  PRIMARY KEY (seq),
  FOREIGN KEY(document) REFERENCES documents (seq)
);
CREATE INDEX claims_by_day ON claims (day, document_id, start, id);
CREATE INDEX claims_by_document ON claims (document);
CREATE INDEX claims_by_speaker ON claims (speaker, day);
CREATE INDEX disputed_claims ON claims (day) WHERE disputed = 1;

CREATE TABLE events (
  seq BIGINT NOT NULL,
  document BIGINT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  planned_type TEXT COLLATE "C",
  quad TEXT COLLATE "C",
  score DOUBLE PRECISION,
  codebook TEXT COLLATE "C",
  status TEXT COLLATE "C" NOT NULL,
  first_day TEXT COLLATE "C",
  last_day TEXT COLLATE "C",
  place TEXT COLLATE "C",
  place_name TEXT COLLATE "C",
  place_key TEXT COLLATE "C",
  place_country TEXT COLLATE "C",
  confidence DOUBLE PRECISION NOT NULL,
  "end" INTEGER NOT NULL,
  sides TEXT COLLATE "C" NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  document_id TEXT COLLATE "C" NOT NULL,
  start INTEGER NOT NULL,
  PRIMARY KEY (seq),
  FOREIGN KEY(document) REFERENCES documents (seq)
);
CREATE INDEX events_by_day ON events (day, document_id, start, id);
CREATE INDEX events_by_document ON events (document);
CREATE INDEX events_by_id ON events (id);
CREATE INDEX events_by_type ON events (type, day);

CREATE TABLE evidence (
  document BIGINT NOT NULL,
  fact TEXT COLLATE "C" NOT NULL CHECK (fact IN ('event', 'claim', 'relation')),
  id TEXT COLLATE "C" NOT NULL,
  part TEXT COLLATE "C" NOT NULL CHECK (part IN ('text', 'title')),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, fact, id, part, start, "end"),
  FOREIGN KEY(document) REFERENCES documents (seq)
);

CREATE TABLE mentions (
  document BIGINT NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (document, actor, start, "end", kind),
  FOREIGN KEY(document) REFERENCES documents (seq)
);

CREATE TABLE quantities (
  document BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  value DOUBLE PRECISION NOT NULL,
  high DOUBLE PRECISION,
  unit TEXT COLLATE "C" NOT NULL,
  approximate INTEGER NOT NULL,
  "of" TEXT COLLATE "C",
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, id),
  FOREIGN KEY(document) REFERENCES documents (seq)
);

CREATE TABLE readings (
  seq BIGSERIAL NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  document BIGINT NOT NULL,
  model TEXT COLLATE "C" NOT NULL,
  gazetteer TEXT COLLATE "C" NOT NULL,
  codebook TEXT COLLATE "C" NOT NULL,
  current INTEGER NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (seq),
  UNIQUE (id),
  FOREIGN KEY(document) REFERENCES documents (seq)
);
CREATE UNIQUE INDEX current_reading ON readings (document) WHERE current = 1;
CREATE INDEX readings_by_document ON readings (document);

CREATE TABLE relations (
  seq BIGINT NOT NULL,
  document BIGINT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  object TEXT COLLATE "C" NOT NULL,
  value DOUBLE PRECISION,
  unit TEXT COLLATE "C",
  first_day TEXT COLLATE "C",
  last_day TEXT COLLATE "C",
  day TEXT COLLATE "C" NOT NULL,
  document_id TEXT COLLATE "C" NOT NULL,
  start INTEGER NOT NULL,
  PRIMARY KEY (seq),
  FOREIGN KEY(document) REFERENCES documents (seq)
);
CREATE INDEX relations_by_day ON relations (day, document_id, start, id);
CREATE INDEX relations_by_document ON relations (document);
CREATE INDEX relations_by_kind ON relations (kind, day);
CREATE INDEX relations_by_object ON relations (object, subject);
CREATE INDEX relations_by_subject ON relations (subject, object);

CREATE TABLE claim_events (
  claim BIGINT NOT NULL,
  event BIGINT NOT NULL,
  PRIMARY KEY (claim, event),
  FOREIGN KEY(claim) REFERENCES claims (seq) ON DELETE CASCADE,
  FOREIGN KEY(event) REFERENCES events (seq) ON DELETE CASCADE
);
CREATE INDEX claim_events_by_event ON claim_events (event, claim);

CREATE TABLE disputes (
  claim BIGINT NOT NULL,
  disputed_by BIGINT NOT NULL,
  PRIMARY KEY (claim, disputed_by),
  FOREIGN KEY(claim) REFERENCES claims (seq) ON DELETE CASCADE,
  FOREIGN KEY(disputed_by) REFERENCES claims (seq) ON DELETE CASCADE
);
CREATE INDEX disputes_by_claim ON disputes (disputed_by, claim);

CREATE TABLE event_labels (
  event BIGINT NOT NULL,
  label TEXT COLLATE "C" NOT NULL CHECK (label IN ('mode', 'context')),
  value TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (event, label, value),
  FOREIGN KEY(event) REFERENCES events (seq) ON DELETE CASCADE
);
CREATE INDEX event_labels_by_value ON event_labels (label, value, event);

CREATE TABLE event_parties (
  event BIGINT NOT NULL,
  role TEXT COLLATE "C" NOT NULL CHECK (role IN ('actor', 'recipient', 'third')),
  position INTEGER NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (event, role, position),
  FOREIGN KEY(event) REFERENCES events (seq) ON DELETE CASCADE
);
CREATE INDEX event_parties_by_actor ON event_parties (actor, role, event);

CREATE TABLE document_words (
  document BIGINT NOT NULL PRIMARY KEY REFERENCES documents (seq),
  words TSVECTOR NOT NULL
);
CREATE INDEX document_words_by_word ON document_words USING gin (words);
