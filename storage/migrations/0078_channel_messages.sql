-- Private messages to a channel stand in one chat, in which everybody has a topic: `topic` says in whose it was said.

ALTER TABLE remarks ADD COLUMN topic INTEGER;
CREATE INDEX chats_by_link ON chats (linked_chat_id) WHERE linked_chat_id IS NOT NULL;
