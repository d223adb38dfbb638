-- Calls to Telegram whose answer is needed: each stands here until that has taken effect.

CREATE TABLE errands (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose       TEXT    NOT NULL,
    about         INTEGER NOT NULL,
    method        TEXT    NOT NULL,
    payload       TEXT    NOT NULL,
    tries         INTEGER NOT NULL DEFAULT 0,
    not_before    INTEGER NOT NULL,
    not_after     INTEGER NOT NULL,
    UNIQUE (purpose, about)
);
CREATE INDEX errands_due ON errands (not_before, id);

-- What Telegram said of the bot itself when it was last asked.
CREATE TABLE abilities (
    ability       TEXT    PRIMARY KEY,
    noticed_at    INTEGER NOT NULL
);
