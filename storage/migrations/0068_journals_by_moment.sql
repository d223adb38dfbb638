-- Of a long journal only what is newest is read.

DROP INDEX interests_of_prospect;
CREATE INDEX interests_of_prospect ON interests (prospect_id, created_at, id);
