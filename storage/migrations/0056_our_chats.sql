-- Anybody can bring the bot into a group of theirs: it counts once the team has said that it is ours.

ALTER TABLE chats ADD COLUMN is_ours INTEGER NOT NULL DEFAULT 1;
