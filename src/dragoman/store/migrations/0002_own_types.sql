-- Events of the user's own types: they name their codebook, and may be without PLOVER's quad and score.
ALTER TABLE events RENAME COLUMN quad TO quad_needed;
ALTER TABLE events RENAME COLUMN score TO score_needed;
ALTER TABLE events ADD COLUMN quad TEXT;
ALTER TABLE events ADD COLUMN score REAL;
ALTER TABLE events ADD COLUMN codebook TEXT;
UPDATE events SET quad = quad_needed, score = score_needed;
ALTER TABLE events DROP COLUMN quad_needed;
ALTER TABLE events DROP COLUMN score_needed;
