-- The talk, message by message: whose each one is, where its author wrote it, what it says. Where its copies stand is
-- in `cards`, by the name remark:NUMBER. Holds words of prospects and managers, and Telegram ids of both.
-- A prospect's remark belongs to a line of the journal and goes with it; an answer belongs to a line of history.

CREATE TABLE remarks (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    prospect_id   INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    manager_id    INTEGER,
    chat_id       INTEGER,
    message_id    INTEGER,
    interest_id   INTEGER REFERENCES interests (id) ON DELETE CASCADE,
    activity_id   INTEGER REFERENCES activities (id),
    words         TEXT,
    said_at       INTEGER NOT NULL
);
CREATE UNIQUE INDEX remarks_by_message ON remarks (chat_id, message_id) WHERE chat_id IS NOT NULL;
CREATE INDEX remarks_of_prospect ON remarks (prospect_id, id);
CREATE INDEX remarks_of_interest ON remarks (interest_id) WHERE interest_id IS NOT NULL;
CREATE INDEX remarks_of_answer ON remarks (activity_id) WHERE activity_id IS NOT NULL;

-- The words as they were changed to; an empty one: the words were taken away. What was typed first stays above.
CREATE TABLE remark_edits (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    remark_id     INTEGER NOT NULL REFERENCES remarks (id) ON DELETE CASCADE,
    words         TEXT    NOT NULL,
    edited_at     INTEGER NOT NULL
);
CREATE INDEX remark_edits_of_remark ON remark_edits (remark_id, id);

-- How a card that stands in the chat is changed where the text is not all of it, and the cards that the messages of an
-- album become, as JSON; the payloads hold words and ids of files as others in this table do.
ALTER TABLE outbox ADD COLUMN change TEXT;
ALTER TABLE outbox ADD COLUMN parts TEXT;
