-- Campaigns: where interest comes from. What was captured under a name stays as it was; the number leads to the campaign.

-- `plain_code`: what links carried before they were signed.
CREATE TABLE campaigns (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT    NOT NULL,
    budget      INTEGER,
    currency    TEXT,
    plain_code  TEXT    UNIQUE,
    made_by     INTEGER,
    made_at     INTEGER NOT NULL,
    ended_at    INTEGER,
    version     INTEGER NOT NULL
);
CREATE INDEX campaigns_by_name ON campaigns (name);

-- How a campaign was until somebody changed it; `version` as it was then.
CREATE TABLE campaign_changes (
    campaign_id  INTEGER NOT NULL REFERENCES campaigns (id),
    version      INTEGER NOT NULL,
    name         TEXT    NOT NULL,
    budget       INTEGER,
    currency     TEXT,
    ended_at     INTEGER,
    changed_by   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, version)
) WITHOUT ROWID;
CREATE TRIGGER campaign_changes_are_never_rewritten BEFORE UPDATE ON campaign_changes
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER campaign_changes_are_never_deleted BEFORE DELETE ON campaign_changes
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- What links are signed with. It is kept here, because what is printed must outlive a new token and a new machine.
CREATE TABLE link_keys (
    only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
    key       TEXT    NOT NULL
);

ALTER TABLE leads ADD COLUMN campaign_id INTEGER REFERENCES campaigns (id);

-- What links carried so far has become printed matter: it goes on meaning the campaign that it named.
INSERT INTO campaigns (name, plain_code, made_at, version)
SELECT code, code, min(first_at), 1 FROM (
    SELECT campaign AS code, min(created_at) AS first_at FROM interests WHERE campaign IS NOT NULL GROUP BY campaign
    UNION ALL
    SELECT campaign, min(created_at) FROM leads WHERE campaign IS NOT NULL GROUP BY campaign
) GROUP BY code ORDER BY min(first_at), code;
-- An interest stays as it came; which campaign it names is only said by a number from now on as well.
DROP TRIGGER interests_stay_as_they_came;
UPDATE interests SET campaign_id = (SELECT c.id FROM campaigns c WHERE c.plain_code = interests.campaign)
WHERE campaign IS NOT NULL AND campaign_id IS NULL;
CREATE TRIGGER interests_stay_as_they_came BEFORE UPDATE ON interests
BEGIN SELECT RAISE(ABORT, 'an interest is never rewritten'); END;
UPDATE leads SET campaign_id = (SELECT c.id FROM campaigns c WHERE c.plain_code = leads.campaign)
WHERE campaign IS NOT NULL;

CREATE INDEX interests_of_campaign ON interests (campaign_id, prospect_id) WHERE campaign_id IS NOT NULL;
CREATE INDEX interests_in_words ON interests (prospect_id) WHERE words IS NOT NULL OR topic IS NOT NULL;
CREATE INDEX leads_of_campaign ON leads (campaign_id, prospect_id) WHERE campaign_id IS NOT NULL;
