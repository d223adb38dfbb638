-- Since when something is forgotten of which the file may hold bytes yet: at night it is written anew. At most one row.

CREATE TABLE forgotten (
    only_row      INTEGER PRIMARY KEY CHECK (only_row = 1),
    since         INTEGER NOT NULL
);
