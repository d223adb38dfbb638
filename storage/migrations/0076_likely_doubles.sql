-- Who may be on two cards: pairs of clients with names alike for whom something else speaks, too, and what that is.

CREATE TABLE likely_doubles (
    id         INTEGER PRIMARY KEY,
    first_id   INTEGER NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    second_id  INTEGER NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    named_so   INTEGER NOT NULL,
    evidence   TEXT    NOT NULL,
    UNIQUE (first_id, second_id)
);
CREATE INDEX likely_doubles_of_second ON likely_doubles (second_id);

-- Up to which client they were looked for.
CREATE TABLE doubles_looked_for (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    reached  INTEGER NOT NULL
);
INSERT INTO doubles_looked_for (id, reached) VALUES (1, 0);
