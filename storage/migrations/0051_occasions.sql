-- Where interest is shown outside Telegram: an exhibition or another place, named once and offered for the rest of the day.
CREATE TABLE occasions (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    route         TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    named_by      INTEGER NOT NULL,
    named_at      INTEGER NOT NULL
);
CREATE INDEX occasions_by_age ON occasions (named_at);
