-- Strangers may bring the bot into any number of groups: ours are found apart from them, and theirs by their age.

CREATE INDEX chats_ours ON chats (added_at, chat_id) WHERE is_ours = 1 AND removed_at IS NULL;
CREATE INDEX chats_of_strangers ON chats (added_at, chat_id) WHERE is_ours = 0;
