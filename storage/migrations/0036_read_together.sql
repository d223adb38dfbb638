-- What waited at a gate may be read as one message: `read_with` is the first update of it, so that a change of one is
-- a change of all of it.

ALTER TABLE inbox ADD COLUMN read_with INTEGER;
CREATE INDEX inbox_read_together ON inbox (lane, seq) WHERE read_with IS NOT NULL;
