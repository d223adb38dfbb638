-- Who has which open leads: asked for those who have left the team.

CREATE INDEX leads_in_hands ON leads (manager_id) WHERE closed_at IS NULL;
