-- Notes of the team on somebody who asked: words about a person, never sent to them; written by a member of the team.

CREATE TABLE notes (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    prospect_id   INTEGER NOT NULL REFERENCES prospects (id),
    author_id     INTEGER NOT NULL,
    words         TEXT    NOT NULL,
    created_at    INTEGER NOT NULL
);
CREATE INDEX notes_of_prospect ON notes (prospect_id, id);
