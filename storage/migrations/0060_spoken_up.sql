-- When the bot has said something by itself where others talk, and to whom: kept for a day, so that it floods nobody.
CREATE TABLE spoken_up (
    id           INTEGER PRIMARY KEY,
    chat_id      INTEGER NOT NULL,
    post_id      INTEGER REFERENCES posts (id) ON DELETE CASCADE,
    prospect_id  INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    said_at      INTEGER NOT NULL
);
CREATE INDEX spoken_up_in_chats ON spoken_up (chat_id, said_at);
CREATE INDEX spoken_up_by_age ON spoken_up (said_at);
CREATE INDEX spoken_up_to_people ON spoken_up (prospect_id);
CREATE INDEX spoken_up_under_posts ON spoken_up (post_id) WHERE post_id IS NOT NULL;
