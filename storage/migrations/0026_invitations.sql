-- When a prospect was last invited to introduce itself, and who is in the middle of a dialogue. No names, no words.

ALTER TABLE prospects ADD COLUMN invited_at INTEGER;
CREATE INDEX conversations_under_way ON conversations (user_id) WHERE state IS NOT NULL;
