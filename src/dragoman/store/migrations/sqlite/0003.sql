-- Schema 3: copies of one text, events that are told in several documents, who judged and why.
-- copies: the copies among the documents are found after this script (store/copy_rows.py), and events grouped as judged.

ALTER TABLE documents ADD COLUMN text_group TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET text_group = id;
CREATE INDEX documents_by_text_group ON documents (text_group);
CREATE INDEX uncompared_documents ON documents (seq) WHERE compared = 0;

CREATE TABLE text_bands (
  band INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (band, document),
  FOREIGN KEY(document) REFERENCES documents (seq)
) WITHOUT ROWID, STRICT;

CREATE TABLE made_with (
  part TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (part)
) WITHOUT ROWID, STRICT;

ALTER TABLE events ADD COLUMN fused TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN shared INTEGER NOT NULL DEFAULT 0;
UPDATE events SET fused = id;
CREATE INDEX events_by_fused ON events (fused);
CREATE INDEX carried_by_new ON carried (new);

ALTER TABLE judgements RENAME TO judgements_2;
DROP INDEX judgements_by_one;
DROP INDEX judgements_by_other;
CREATE TABLE judgements (
  seq INTEGER NOT NULL,
  id TEXT NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'open')),
  made_by TEXT NOT NULL CHECK (made_by IN ('dragoman', 'user')),
  score REAL,
  reasons TEXT NOT NULL,
  author TEXT,
  because TEXT,
  PRIMARY KEY (seq),
  UNIQUE (id)
) STRICT;
INSERT INTO judgements
  SELECT seq, id, one, other, verdict, made_by, score, reasons, NULL, NULL FROM judgements_2;
DROP TABLE judgements_2;
CREATE INDEX judgements_by_one ON judgements (one);
CREATE INDEX judgements_by_other ON judgements (other);
