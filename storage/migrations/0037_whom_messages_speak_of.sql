-- A message of the team's chats may speak of several people, and a reply to it need not be an answer to any of them:
-- what was noted, a question for whom words are. Erasing finds them all here. Holds Telegram ids of the team's chats.

CREATE TABLE talk_of_all (
    chat_id        INTEGER NOT NULL,
    message_id     INTEGER NOT NULL,
    prospect_id    INTEGER NOT NULL,
    sent_at        INTEGER,
    is_text        INTEGER,
    takes_replies  INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (chat_id, message_id, prospect_id)
);
INSERT INTO talk_of_all (chat_id, message_id, prospect_id, sent_at, is_text)
    SELECT chat_id, message_id, prospect_id, sent_at, is_text FROM talk ORDER BY rowid;
DROP TABLE talk;
ALTER TABLE talk_of_all RENAME TO talk;
CREATE INDEX talk_of_prospect ON talk (prospect_id);

-- Of whom else a letter speaks, as JSON: a list of our numbers.
ALTER TABLE outbox ADD COLUMN about TEXT;
