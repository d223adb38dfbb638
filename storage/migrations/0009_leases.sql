-- Until when whoever took a lead has to have answered; then it is everybody's again.

ALTER TABLE leads ADD COLUMN lease_until INTEGER;
CREATE INDEX leads_leased ON leads (lease_until) WHERE lease_until IS NOT NULL;
