-- See migrations/sqlite/0003.sql.

ALTER TABLE documents ADD COLUMN text_group TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET text_group = id;
CREATE INDEX documents_by_text_group ON documents (text_group);
CREATE INDEX uncompared_documents ON documents (seq) WHERE compared = 0;

CREATE TABLE text_bands (
  band BIGINT NOT NULL,
  document BIGINT NOT NULL,
  PRIMARY KEY (band, document),
  FOREIGN KEY(document) REFERENCES documents (seq)
);

CREATE TABLE made_with (
  part TEXT COLLATE "C" NOT NULL,
  version TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (part)
);

ALTER TABLE events ADD COLUMN fused TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN shared INTEGER NOT NULL DEFAULT 0;
UPDATE events SET fused = id;
CREATE INDEX events_by_fused ON events (fused);
CREATE INDEX carried_by_new ON carried (new);

ALTER TABLE judgements DROP CONSTRAINT judgements_verdict_check;
ALTER TABLE judgements ADD CONSTRAINT judgements_verdict_check CHECK (verdict IN ('same', 'different', 'open'));
ALTER TABLE judgements ADD COLUMN author TEXT COLLATE "C";
ALTER TABLE judgements ADD COLUMN because TEXT COLLATE "C";
