-- `in_crowd`: reactions, votes and counts, which wait until people who write have been answered.

ALTER TABLE inbox ADD COLUMN in_crowd INTEGER NOT NULL DEFAULT 0 CHECK (in_crowd IN (0, 1));
DROP INDEX inbox_waiting;
CREATE INDEX inbox_waiting ON inbox (in_crowd, seq) WHERE status = 'new';
