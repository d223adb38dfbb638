-- Whose doubles are to be looked for again: clients who were looked at, and have another name, company or contact since.

CREATE TABLE doubles_to_look_for (
    client_id  INTEGER PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
    changes    INTEGER NOT NULL DEFAULT 1
);

CREATE TRIGGER doubles_of_changed AFTER UPDATE OF name, company_id, removed_at ON clients
WHEN NEW.removed_at IS NULL AND NEW.id <= (SELECT reached FROM doubles_looked_for WHERE id = 1)
 AND (NEW.name <> OLD.name OR NEW.company_id IS NOT OLD.company_id OR OLD.removed_at IS NOT NULL)
BEGIN
    INSERT INTO doubles_to_look_for (client_id) VALUES (NEW.id) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER doubles_of_removed AFTER UPDATE OF removed_at ON clients WHEN NEW.removed_at IS NOT NULL
BEGIN
    DELETE FROM doubles_to_look_for WHERE client_id = NEW.id;
END;
CREATE TRIGGER doubles_of_who_got_a_contact AFTER INSERT ON ownerships
WHEN NEW.client_id <= (SELECT reached FROM doubles_looked_for WHERE id = 1)
BEGIN
    INSERT INTO doubles_to_look_for (client_id) SELECT id FROM clients WHERE id = NEW.client_id AND removed_at IS NULL
        ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER doubles_of_who_lost_a_contact AFTER DELETE ON ownerships
WHEN OLD.client_id <= (SELECT reached FROM doubles_looked_for WHERE id = 1)
BEGIN
    INSERT INTO doubles_to_look_for (client_id) SELECT id FROM clients WHERE id = OLD.client_id AND removed_at IS NULL
        ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
