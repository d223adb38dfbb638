-- Files on their way into the directory. What an import brings stays hidden until all of it is there.

CREATE TABLE imports (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    file_name     TEXT    NOT NULL,
    status        TEXT    NOT NULL CHECK (status IN ('staging', 'ready', 'visible', 'undone', 'given_up')),
    begun_by      INTEGER NOT NULL REFERENCES activities (id),
    added_by      INTEGER,
    started_at    INTEGER NOT NULL,
    went_on_at    INTEGER NOT NULL,
    finished_at   INTEGER
);
CREATE UNIQUE INDEX imports_one_under_way ON imports (1) WHERE status IN ('staging', 'ready');

-- What became of each line: numbers and codes only.
CREATE TABLE import_lines (
    import_id     INTEGER NOT NULL REFERENCES imports (id),
    line          INTEGER NOT NULL,
    outcome       TEXT    NOT NULL,
    fault         TEXT,
    client_id     INTEGER REFERENCES clients (id),
    company_id    INTEGER REFERENCES companies (id),
    PRIMARY KEY (import_id, line)
);
CREATE INDEX import_lines_of_client ON import_lines (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX import_lines_of_company ON import_lines (company_id) WHERE company_id IS NOT NULL;

-- What known cards get once the import becomes visible.
CREATE TABLE import_points (
    id            INTEGER PRIMARY KEY,
    import_id     INTEGER NOT NULL REFERENCES imports (id),
    value_id      INTEGER NOT NULL REFERENCES contact_values (id),
    client_id     INTEGER REFERENCES clients (id),
    company_id    INTEGER REFERENCES companies (id),
    extension     TEXT
);
CREATE INDEX import_points_of_import ON import_points (import_id);
CREATE INDEX import_points_by_value ON import_points (value_id);
CREATE INDEX import_points_of_client ON import_points (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX import_points_of_company ON import_points (company_id) WHERE company_id IS NOT NULL;

ALTER TABLE clients ADD COLUMN import_id INTEGER REFERENCES imports (id);
CREATE INDEX clients_of_import ON clients (import_id) WHERE import_id IS NOT NULL;
ALTER TABLE companies ADD COLUMN import_id INTEGER REFERENCES imports (id);
ALTER TABLE companies ADD COLUMN removed_at INTEGER;
CREATE INDEX companies_of_import ON companies (import_id) WHERE import_id IS NOT NULL;
ALTER TABLE ownerships ADD COLUMN import_id INTEGER REFERENCES imports (id);
ALTER TABLE ownerships ADD COLUMN extension TEXT;
CREATE INDEX ownerships_of_import ON ownerships (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX leads_of_company ON leads (company_id) WHERE company_id IS NOT NULL;
