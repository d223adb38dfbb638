-- Notes on clients: none overwrites another; one written about a decision stands as long as that decision does.

CREATE TABLE client_notes (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id     INTEGER NOT NULL REFERENCES clients (id),
    activity_id   INTEGER REFERENCES activities (id),
    words         TEXT    NOT NULL,
    created_at    INTEGER NOT NULL
);
CREATE INDEX client_notes_of_client ON client_notes (client_id, id);

INSERT INTO client_notes (client_id, words, created_at)
SELECT id, note, created_at FROM clients WHERE note IS NOT NULL ORDER BY id;
ALTER TABLE clients DROP COLUMN note;

-- Whoever was asked for a note is not waited for: what they would write no longer says about which decision.
UPDATE conversations SET state = NULL, data = '{}' WHERE state = 'Keeping:noting';
