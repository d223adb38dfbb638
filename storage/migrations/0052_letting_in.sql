-- Whether the bot itself lets in who asks to join; where it does not, a person decides.
ALTER TABLE chats ADD COLUMN lets_in INTEGER NOT NULL DEFAULT 0;
