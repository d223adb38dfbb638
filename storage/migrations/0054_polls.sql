-- What the owner lets people vote on. `telegram_id`: by which votes name a poll, once it stands in its chat.

CREATE TABLE polls (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    question      TEXT    NOT NULL,
    options       TEXT    NOT NULL,
    is_anonymous  INTEGER NOT NULL CHECK (is_anonymous IN (0, 1)),
    made_by       INTEGER NOT NULL,
    made_at       INTEGER NOT NULL,
    chat_id       INTEGER,
    message_id    INTEGER,
    telegram_id   TEXT,
    ended_at      INTEGER,
    refused       INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1))
);
CREATE UNIQUE INDEX polls_in_telegram ON polls (telegram_id) WHERE telegram_id IS NOT NULL;
