-- Erasing: who was erased (rows that hold nothing of a person any more), consents that were withdrawn, and erasures
-- that still have copies to take back. `sent_at`, `is_text`: how a copy in a managers' chat can be taken back.

ALTER TABLE prospects ADD COLUMN erased_at INTEGER;
ALTER TABLE leads ADD COLUMN erased_at INTEGER;
ALTER TABLE consents ADD COLUMN withdrawn_at INTEGER;
ALTER TABLE talk ADD COLUMN sent_at INTEGER;
ALTER TABLE talk ADD COLUMN is_text INTEGER;
CREATE INDEX leads_of_prospect ON leads (prospect_id);
CREATE INDEX talk_of_prospect ON talk (prospect_id);

CREATE TABLE erasures (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    prospect_id   INTEGER NOT NULL,
    began_at      INTEGER NOT NULL,
    ended_at      INTEGER
);
CREATE INDEX erasures_under_way ON erasures (id) WHERE ended_at IS NULL;
