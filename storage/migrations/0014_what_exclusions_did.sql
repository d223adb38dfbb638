-- What exclusions did: whose words they stopped, since when these stand in a journal after all, which leads they marked.

ALTER TABLE stopped ADD COLUMN prospect_id INTEGER REFERENCES prospects (id);
ALTER TABLE stopped ADD COLUMN restored_at INTEGER;
CREATE INDEX stopped_of_prospect ON stopped (prospect_id) WHERE prospect_id IS NOT NULL;

-- Of a messenger account it is known; a phone's was nowhere written down.
UPDATE stopped SET prospect_id = account.prospect_id
FROM (SELECT e.id AS exclusion_id, p.id AS prospect_id FROM exclusions e
      JOIN contact_values v ON v.id = e.value_id AND v.kind = 'telegram'
      JOIN prospects p ON p.telegram_id = CAST(v.normal_form AS INTEGER)) AS account
WHERE stopped.exclusion_id = account.exclusion_id;

CREATE TABLE marked (
    exclusion_id  INTEGER NOT NULL REFERENCES exclusions (id),
    lead_id       INTEGER NOT NULL REFERENCES leads (id),
    marked_at     INTEGER NOT NULL,
    PRIMARY KEY (exclusion_id, lead_id)
);
