-- Until when owners are to look through the card of a client who was erased at their own request. Ids of ours only.

CREATE TABLE records_to_check (
    client_id     INTEGER PRIMARY KEY REFERENCES clients (id),
    due_at        INTEGER NOT NULL,
    reminded_at   INTEGER
);
CREATE INDEX records_due ON records_to_check (due_at) WHERE reminded_at IS NULL;
