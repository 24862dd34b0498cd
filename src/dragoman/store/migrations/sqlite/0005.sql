-- Schema 5: events that users have marked as wrong.

ALTER TABLE events ADD COLUMN wrong INTEGER NOT NULL DEFAULT 0;
CREATE INDEX wrong_events ON events (seq) WHERE wrong = 1;

ALTER TABLE judgements RENAME TO judgements_4;
DROP INDEX judgements_by_one;
DROP INDEX judgements_by_other;
CREATE TABLE judgements (
  seq INTEGER NOT NULL,
  id TEXT NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'wrong', 'open')),
  made_by TEXT NOT NULL CHECK (made_by IN ('dragoman', 'user')),
  score REAL,
  reasons TEXT NOT NULL,
  author TEXT,
  because TEXT,
  PRIMARY KEY (seq),
  UNIQUE (id)
) STRICT;
INSERT INTO judgements
  SELECT seq, id, one, other, verdict, made_by, score, reasons, author, because FROM judgements_4;
DROP TABLE judgements_4;
CREATE INDEX judgements_by_one ON judgements (one);
CREATE INDEX judgements_by_other ON judgements (other);
