-- A lead that was made of a question by linking it, when that was undone: its row and number stay, nobody finds it.

ALTER TABLE leads ADD COLUMN removed_at INTEGER;
