-- Erasures after which the file itself was written anew: pages keep bytes of rows that once stood elsewhere in them.

ALTER TABLE erasures ADD COLUMN swept_at INTEGER;
CREATE INDEX erasures_unswept ON erasures (id) WHERE ended_at IS NOT NULL AND swept_at IS NULL;
