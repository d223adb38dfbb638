-- Telegram copies the pictures of an album one by one, and each copy can be commented on: these are the first and the last.
ALTER TABLE posts ADD COLUMN discussion_last_id INTEGER;
UPDATE posts SET discussion_last_id = discussion_message_id;
