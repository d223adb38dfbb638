-- Until when a lead was put off; only few are at any time.

ALTER TABLE leads ADD COLUMN postponed_until INTEGER;
CREATE INDEX leads_postponed ON leads (postponed_until) WHERE postponed_until IS NOT NULL;
