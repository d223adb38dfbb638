-- Groups that Telegram does not let the bot write to: until it can again, news goes to the members in private.

CREATE TABLE closed_groups (
    chat_id       INTEGER PRIMARY KEY,
    closed_at     INTEGER NOT NULL
);
