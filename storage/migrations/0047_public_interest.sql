-- Interest that is shown where others look on: who showed it may never have opened the chat with the bot.

-- Since when the bot may write to somebody privately; nobody knows of who was only seen in public.
ALTER TABLE prospects ADD COLUMN private_since INTEGER;
UPDATE prospects SET private_since = created_at;

-- `message_id`: the act itself, or what it was an answer to. `asks`: it waits for an answer, whichever way it came.
ALTER TABLE interests ADD COLUMN chat_id INTEGER;
ALTER TABLE interests ADD COLUMN message_id INTEGER;
ALTER TABLE interests ADD COLUMN post_id INTEGER REFERENCES posts (id);
ALTER TABLE interests ADD COLUMN campaign_id INTEGER;
ALTER TABLE interests ADD COLUMN sign TEXT;
ALTER TABLE interests ADD COLUMN occasion TEXT;
ALTER TABLE interests ADD COLUMN member_id INTEGER;
ALTER TABLE interests ADD COLUMN asks INTEGER NOT NULL DEFAULT 0;
CREATE INDEX interests_by_post ON interests (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX interests_by_message ON interests (chat_id, message_id) WHERE chat_id IS NOT NULL;

-- Posts of channels, and the copies under which they are discussed. `album`: by which Telegram knows what belongs together.
CREATE TABLE posts (
    id                     INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id                INTEGER NOT NULL,
    message_id             INTEGER NOT NULL,
    album                  TEXT,
    title                  TEXT,
    discussion_chat_id     INTEGER,
    discussion_message_id  INTEGER,
    posted_at              INTEGER NOT NULL,
    UNIQUE (chat_id, message_id)
);
CREATE INDEX posts_discussed ON posts (discussion_chat_id, discussion_message_id) WHERE discussion_chat_id IS NOT NULL;
CREATE INDEX posts_by_album ON posts (chat_id, album) WHERE album IS NOT NULL;

-- Channels and groups where the bot is, besides the team's.
CREATE TABLE chats (
    chat_id         INTEGER PRIMARY KEY,
    kind            TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    username        TEXT,
    linked_chat_id  INTEGER,
    mode            TEXT    NOT NULL,
    status          TEXT    NOT NULL,
    rights          TEXT    NOT NULL DEFAULT '[]',
    added_at        INTEGER NOT NULL,
    removed_at      INTEGER
);

-- What Telegram tells only numbers of: how many there are by now.
CREATE TABLE attention_counts (
    route       TEXT    NOT NULL,
    chat_id     INTEGER NOT NULL,
    message_id  INTEGER NOT NULL,
    sign        TEXT    NOT NULL,
    total       INTEGER NOT NULL,
    first_at    INTEGER NOT NULL,
    last_at     INTEGER NOT NULL,
    PRIMARY KEY (route, chat_id, message_id, sign)
) WITHOUT ROWID;
CREATE INDEX attention_counts_by_age ON attention_counts (last_at);
