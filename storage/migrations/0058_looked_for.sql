-- What somebody types after the bot's name in any chat, until it has rested: the last words of each, one row a person.
CREATE TABLE looked_for (
    prospect_id  INTEGER PRIMARY KEY REFERENCES prospects (id),
    words        TEXT    NOT NULL,
    looked_at    INTEGER NOT NULL
);
CREATE INDEX looked_for_by_time ON looked_for (looked_at);
