-- Of what an exclusion stops, only how much there was where it had no words, or more of them in a day than anybody reads.

ALTER TABLE stopped ADD COLUMN times INTEGER NOT NULL DEFAULT 1;
DROP INDEX stopped_of_prospect;
CREATE INDEX stopped_of_prospect ON stopped (prospect_id, stopped_at) WHERE prospect_id IS NOT NULL;
