-- What to ask for behind a number that was moved to another client: history keeps numbers only, and undo needs it.

CREATE TABLE taken_extensions (
    ownership_id  INTEGER PRIMARY KEY,
    value_id      INTEGER NOT NULL REFERENCES contact_values (id) ON DELETE CASCADE,
    extension     TEXT    NOT NULL
);
CREATE INDEX taken_extensions_by_value ON taken_extensions (value_id);
