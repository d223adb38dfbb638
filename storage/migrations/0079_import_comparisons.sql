-- Which new clients of a file may be known already: by a name alike and what else speaks for it.

CREATE TABLE import_likely (
    import_id  INTEGER NOT NULL REFERENCES imports (id),
    line       INTEGER NOT NULL,
    known_id   INTEGER NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    named_so   INTEGER NOT NULL,
    evidence   TEXT    NOT NULL,
    PRIMARY KEY (import_id, line)
);
CREATE INDEX import_likely_of_known ON import_likely (known_id);

-- How many of them were looked up, and up to which line.
CREATE TABLE import_comparisons (
    import_id  INTEGER PRIMARY KEY REFERENCES imports (id),
    lines      INTEGER NOT NULL,
    reached    INTEGER NOT NULL
);
CREATE INDEX import_lines_new ON import_lines (import_id, line) WHERE outcome = 'new' AND client_id IS NOT NULL;
