-- What comes beyond a budget, or before the human check is passed, waits as it came and takes effect later.
-- `gate`: 'waits' until then, 'passed' from then on. What waited so far stands in the journal already.

ALTER TABLE inbox ADD COLUMN gate TEXT CHECK (gate IN ('waits', 'passed'));
CREATE INDEX inbox_at_gate ON inbox (lane, seq) WHERE gate = 'waits';

ALTER TABLE budgets ADD COLUMN held_since INTEGER;
ALTER TABLE budgets ADD COLUMN opens_at INTEGER;
CREATE INDEX budgets_opening ON budgets (opens_at) WHERE opens_at IS NOT NULL;

-- How much somebody wrote instead of an answer. The index holds what the team has not been told of yet.
ALTER TABLE human_checks ADD COLUMN wrote INTEGER NOT NULL DEFAULT 0;
CREATE INDEX human_checks_wrote ON human_checks (asked_at) WHERE told_at IS NULL AND wrote > 0;
UPDATE human_checks SET wrote =
    (SELECT COUNT(*) FROM beyond_budget b WHERE b.prospect_id = human_checks.prospect_id AND b.told_at IS NULL);
DROP TABLE beyond_budget;
