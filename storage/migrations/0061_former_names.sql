-- Invite links of Telegram keep the name that their campaign had when they were made: it is looked for at each door.

CREATE INDEX campaign_changes_by_name ON campaign_changes (name, changed_at);
