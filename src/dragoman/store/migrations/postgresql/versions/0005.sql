-- See migrations/sqlite/0005.sql.

ALTER TABLE events ADD COLUMN wrong INTEGER NOT NULL DEFAULT 0;
CREATE INDEX wrong_events ON events (seq) WHERE wrong = 1;

ALTER TABLE judgements DROP CONSTRAINT judgements_verdict_check;
ALTER TABLE judgements
  ADD CONSTRAINT judgements_verdict_check CHECK (verdict IN ('same', 'different', 'wrong', 'open'));
