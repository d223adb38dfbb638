-- When somebody spent of their budget last: a moment that is yet to come tells that the clock was set back since.
ALTER TABLE budgets ADD COLUMN spent_at INTEGER NOT NULL DEFAULT 0;
