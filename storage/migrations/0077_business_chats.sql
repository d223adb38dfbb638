-- Chats that an owner has with people in their own name: `connection` is what Telegram calls the leave to look on there.

ALTER TABLE chats ADD COLUMN connection TEXT;
CREATE UNIQUE INDEX chats_by_connection ON chats (connection) WHERE connection IS NOT NULL;
