-- Buttons under posts of channels, from the draft on. `source_message_id`: what its owner wrote, where the bot publishes
-- the post itself; `post_id` once it stands in the channel. `fault`: why Telegram did not let it be done.
CREATE TABLE post_buttons (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id            INTEGER,
    post_id            INTEGER UNIQUE REFERENCES posts (id),
    source_message_id  INTEGER,
    title              TEXT,
    label              TEXT    NOT NULL,
    kind               TEXT    NOT NULL,
    state              TEXT    NOT NULL,
    fault              TEXT,
    campaign_id        INTEGER,
    made_by            INTEGER NOT NULL,
    made_at            INTEGER NOT NULL
);
