-- Messages of the talk that came as one album, by Telegram's number of it: it says nothing about anybody.

ALTER TABLE remarks ADD COLUMN album TEXT;
CREATE INDEX remarks_of_album ON remarks (chat_id, album, id) WHERE album IS NOT NULL;
