-- Who was asked whether they are human and has not shown it yet. No words; they go with their prospect.

CREATE TABLE human_checks (
    prospect_id  INTEGER PRIMARY KEY REFERENCES prospects (id) ON DELETE CASCADE,
    asked_at     INTEGER NOT NULL,
    wrong        INTEGER NOT NULL,
    told_at      INTEGER
);
CREATE INDEX human_checks_untold ON human_checks (asked_at) WHERE told_at IS NULL;
CREATE INDEX human_checks_told ON human_checks (told_at) WHERE told_at IS NOT NULL;

-- How many have come from nowhere lately.
CREATE INDEX interests_starts ON interests (created_at) WHERE route = 'start';
