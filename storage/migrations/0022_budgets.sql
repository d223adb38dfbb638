-- How much each prospect has sent lately, and which messages came beyond that: these the team hears of together.
-- No words, but Telegram's numbers: `message_id` is where a message stands in its prospect's private chat.

CREATE TABLE budgets (
    prospect_id     INTEGER PRIMARY KEY REFERENCES prospects (id) ON DELETE CASCADE,
    burst_whole_at  INTEGER NOT NULL,
    hour_whole_at   INTEGER NOT NULL,
    noticed_at      INTEGER
);
CREATE INDEX budgets_by_time ON budgets (hour_whole_at);

CREATE TABLE beyond_budget (
    id           INTEGER PRIMARY KEY,
    prospect_id  INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    message_id   INTEGER NOT NULL,
    came_at      INTEGER NOT NULL,
    told_at      INTEGER
);
CREATE INDEX beyond_budget_of_prospect ON beyond_budget (prospect_id, id);
CREATE INDEX beyond_budget_untold ON beyond_budget (prospect_id, came_at) WHERE told_at IS NULL;
CREATE INDEX beyond_budget_told ON beyond_budget (told_at) WHERE told_at IS NOT NULL;
