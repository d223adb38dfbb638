-- Files that were sent in the chat to be imported. They stay with Telegram; `look` is gone once the columns are decided.

CREATE TABLE import_files (
    import_id     INTEGER PRIMARY KEY REFERENCES imports (id),
    file_id       TEXT    NOT NULL,
    wanted        TEXT,
    look          TEXT,
    meanings      TEXT    NOT NULL,
    lines         INTEGER NOT NULL,
    fault         TEXT,
    detail        TEXT    NOT NULL
);
CREATE INDEX import_files_wanted ON import_files (import_id) WHERE wanted IS NOT NULL;
CREATE INDEX import_lines_wrong ON import_lines (import_id, line) WHERE fault IS NOT NULL;
