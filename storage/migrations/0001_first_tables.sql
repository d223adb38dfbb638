-- The way of an update: what came in, what goes out, where cards stand.

CREATE TABLE inbox (
    seq           INTEGER PRIMARY KEY AUTOINCREMENT,
    bot_id        INTEGER NOT NULL,
    update_id     INTEGER NOT NULL,
    lane          TEXT    NOT NULL,
    body          TEXT    NOT NULL,
    status        TEXT    NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'done', 'dead')),
    attempts      INTEGER NOT NULL DEFAULT 0,
    not_before    INTEGER NOT NULL DEFAULT 0,
    first_failed  INTEGER,
    error         TEXT,
    received_at   INTEGER NOT NULL,
    finished_at   INTEGER,
    UNIQUE (bot_id, update_id)
);
CREATE INDEX inbox_waiting ON inbox (seq) WHERE status = 'new';
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE outbox (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id       INTEGER NOT NULL,
    method        TEXT    NOT NULL,
    payload       TEXT    NOT NULL,
    priority      INTEGER NOT NULL,
    card          TEXT,
    reply_to_card TEXT,
    prospect_id   INTEGER,
    status        TEXT    NOT NULL DEFAULT 'new'
                  CHECK (status IN ('new', 'sending', 'sent', 'ambiguous', 'dead', 'expired')),
    attempts      INTEGER NOT NULL DEFAULT 0,
    copies        INTEGER NOT NULL DEFAULT 0,
    not_before    INTEGER NOT NULL DEFAULT 0,
    not_after     INTEGER,
    error         TEXT,
    created_at    INTEGER NOT NULL,
    finished_at   INTEGER
);
CREATE INDEX outbox_waiting ON outbox (chat_id, priority, id) WHERE status IN ('new', 'sending');
CREATE UNIQUE INDEX outbox_one_unsent_card ON outbox (chat_id, card) WHERE status = 'new' AND card IS NOT NULL;
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE cards (
    subject       TEXT    NOT NULL,
    chat_id       INTEGER NOT NULL,
    message_id    INTEGER,
    shown         TEXT    NOT NULL,
    PRIMARY KEY (subject, chat_id)
);

-- Messages in managers' chats that speak of a prospect: a reply to one is an answer to that prospect.
CREATE TABLE talk (
    chat_id       INTEGER NOT NULL,
    message_id    INTEGER NOT NULL,
    prospect_id   INTEGER NOT NULL,
    PRIMARY KEY (chat_id, message_id)
);

-- Leads that came in a burst: in this chat one card lists them, instead of a card each.
CREATE TABLE digests (
    chat_id       INTEGER NOT NULL,
    lead_id       INTEGER NOT NULL,
    card          TEXT    NOT NULL,
    PRIMARY KEY (chat_id, lead_id)
);
CREATE INDEX digests_by_card ON digests (card, chat_id);

-- Groups that became supergroups: what the config calls by the old id is found under the new one.
CREATE TABLE moved_chats (
    old_id        INTEGER PRIMARY KEY,
    new_id        INTEGER NOT NULL
);

-- `idle_since`: when the timetable saw an unfinished dialogue as it is now for the first time.
CREATE TABLE conversations (
    bot_id        INTEGER NOT NULL,
    chat_id       INTEGER NOT NULL,
    user_id       INTEGER NOT NULL,
    state         TEXT,
    data          TEXT    NOT NULL DEFAULT '{}',
    idle_since    INTEGER,
    PRIMARY KEY (bot_id, chat_id, user_id)
);
CREATE INDEX conversations_unfinished ON conversations (idle_since) WHERE state IS NOT NULL;

-- Who works here: by the config, by invitation or both. The higher role counts; without any, somebody has left.

CREATE TABLE members (
    user_id       INTEGER PRIMARY KEY,
    config_role   TEXT    CHECK (config_role IN ('manager', 'owner')),
    invited_role  TEXT    CHECK (invited_role IN ('manager', 'owner')),
    name          TEXT,
    language      TEXT,
    started_at    INTEGER,
    blocked_at    INTEGER,
    added_at      INTEGER NOT NULL
);

CREATE TABLE invitations (
    code_hash     TEXT    PRIMARY KEY,
    role          TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    used_by       INTEGER,
    used_at       INTEGER
);

-- Contact values: one row a phone, mailbox or messenger account, whoever it belongs to.

CREATE TABLE contact_values (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    kind          TEXT    NOT NULL CHECK (kind IN ('phone', 'email', 'telegram')),
    normal_form   TEXT    NOT NULL,
    UNIQUE (kind, normal_form)
);

-- Prospects and their journal.

CREATE TABLE prospects (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    telegram_id   INTEGER UNIQUE,
    telegram_name TEXT,
    username      TEXT,
    language      TEXT    NOT NULL,
    name          TEXT,
    blocked_at    INTEGER,
    created_at    INTEGER NOT NULL
);

CREATE TABLE interests (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    prospect_id   INTEGER NOT NULL REFERENCES prospects (id),
    route         TEXT    NOT NULL,
    campaign      TEXT,
    topic         TEXT,
    words         TEXT,
    created_at    INTEGER NOT NULL
);
CREATE INDEX interests_of_prospect ON interests (prospect_id, id);
CREATE INDEX interests_by_age ON interests (created_at);
CREATE TRIGGER interests_stay_as_they_came BEFORE UPDATE ON interests
BEGIN SELECT RAISE(ABORT, 'an interest is never rewritten'); END;

-- How a prospect introduced itself, with consent: name in prospects, contact points here.
CREATE TABLE prospect_contact_points (
    prospect_id   INTEGER NOT NULL REFERENCES prospects (id),
    value_id      INTEGER NOT NULL REFERENCES contact_values (id),
    verified      INTEGER NOT NULL,
    origin        TEXT    NOT NULL,
    is_primary    INTEGER NOT NULL,
    given_at      INTEGER NOT NULL,
    PRIMARY KEY (prospect_id, value_id)
);

CREATE TABLE consents (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    prospect_id   INTEGER NOT NULL REFERENCES prospects (id),
    version       TEXT    NOT NULL,
    given_at      INTEGER NOT NULL
);
CREATE INDEX consents_of_prospect ON consents (prospect_id, version);

-- The directory.

CREATE TABLE companies (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    name          TEXT    NOT NULL,
    manager_id    INTEGER,
    note          TEXT,
    created_at    INTEGER NOT NULL
);

CREATE TABLE clients (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    name          TEXT    NOT NULL,
    search_key    TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    manager_id    INTEGER,
    company_id    INTEGER REFERENCES companies (id),
    note          TEXT,
    created_at    INTEGER NOT NULL,
    removed_at    INTEGER
);
CREATE INDEX clients_by_search_key ON clients (search_key);

CREATE TABLE ownerships (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    value_id      INTEGER NOT NULL REFERENCES contact_values (id),
    client_id     INTEGER REFERENCES clients (id),
    company_id    INTEGER REFERENCES companies (id),
    verified      INTEGER NOT NULL,
    origin        TEXT    NOT NULL,
    is_primary    INTEGER NOT NULL,
    added_at      INTEGER NOT NULL,
    CHECK ((client_id IS NULL) <> (company_id IS NULL))
);
CREATE UNIQUE INDEX ownerships_once_a_client ON ownerships (value_id, client_id) WHERE client_id IS NOT NULL;
CREATE UNIQUE INDEX ownerships_once_a_company ON ownerships (value_id, company_id) WHERE company_id IS NOT NULL;
CREATE INDEX ownerships_of_client ON ownerships (client_id);
CREATE INDEX ownerships_of_company ON ownerships (company_id);

-- Leads.

CREATE TABLE leads (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    prospect_id   INTEGER NOT NULL REFERENCES prospects (id),
    status        TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    wish          TEXT    NOT NULL,
    campaign      TEXT,
    route         TEXT    NOT NULL,
    manager_id    INTEGER,
    client_id     INTEGER REFERENCES clients (id),
    company_id    INTEGER REFERENCES companies (id),
    close_reason  TEXT,
    version       INTEGER NOT NULL,
    created_at    INTEGER NOT NULL,
    closed_at     INTEGER
);
CREATE UNIQUE INDEX leads_one_open_a_prospect ON leads (prospect_id) WHERE closed_at IS NULL;
CREATE INDEX leads_of_client ON leads (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX leads_open ON leads (id) WHERE closed_at IS NULL;

CREATE TABLE lead_contact_points (
    lead_id       INTEGER NOT NULL REFERENCES leads (id),
    value_id      INTEGER NOT NULL REFERENCES contact_values (id),
    verified      INTEGER NOT NULL,
    origin        TEXT    NOT NULL,
    is_primary    INTEGER NOT NULL,
    PRIMARY KEY (lead_id, value_id)
);
CREATE INDEX lead_contact_points_by_value ON lead_contact_points (value_id);

CREATE TABLE lead_interests (
    lead_id       INTEGER NOT NULL REFERENCES leads (id),
    interest_id   INTEGER NOT NULL REFERENCES interests (id),
    PRIMARY KEY (lead_id, interest_id)
);
CREATE UNIQUE INDEX lead_interests_once ON lead_interests (interest_id);

-- Exclusions, and what they stopped.

CREATE TABLE exclusions (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    value_id      INTEGER NOT NULL REFERENCES contact_values (id),
    reason        TEXT    NOT NULL,
    over_client   INTEGER NOT NULL,
    lead_id       INTEGER REFERENCES leads (id),
    added_by      INTEGER NOT NULL,
    added_at      INTEGER NOT NULL,
    lifted_by     INTEGER,
    lifted_at     INTEGER
);
CREATE UNIQUE INDEX exclusions_one_in_force ON exclusions (value_id) WHERE lifted_at IS NULL;

CREATE TABLE stopped (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    exclusion_id  INTEGER NOT NULL REFERENCES exclusions (id),
    words         TEXT,
    stopped_at    INTEGER NOT NULL
);
CREATE INDEX stopped_by_exclusion ON stopped (exclusion_id);

-- History: ids and codes only; append-only.

CREATE TABLE activities (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    deed          TEXT    NOT NULL,
    actor_id      INTEGER,
    prospect_id   INTEGER,
    lead_id       INTEGER,
    client_id     INTEGER,
    company_id    INTEGER,
    before        TEXT,
    after         TEXT,
    traces        TEXT,
    undoes        INTEGER REFERENCES activities (id),
    happened_at   INTEGER NOT NULL
);
CREATE INDEX activities_of_lead ON activities (lead_id, id);
CREATE UNIQUE INDEX activities_undone_once ON activities (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER activities_are_never_rewritten BEFORE UPDATE ON activities
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER activities_are_never_deleted BEFORE DELETE ON activities
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
