-- What owners choose for the bot's chats is history as well. A group that became a supergroup keeps what was done under
-- its former id.

ALTER TABLE activities ADD COLUMN chat_id INTEGER;
CREATE INDEX activities_of_chat ON activities (chat_id, id) WHERE chat_id IS NOT NULL;
ALTER TABLE chats ADD COLUMN former_id INTEGER;
