-- Parts of contacts, companies and notes, so that somebody is found by whatever of them is remembered.

-- The ends of phone numbers, from three digits up to the whole: every part of one stands at the beginning of an end.
CREATE TABLE phone_ends (
    digits    TEXT    NOT NULL,
    value_id  INTEGER NOT NULL,
    PRIMARY KEY (digits, value_id)
) WITHOUT ROWID;

-- Words of what is written: in an e-mail, in the name of a company, in a note.
CREATE TABLE search_words (
    source    TEXT    NOT NULL,
    word      TEXT    NOT NULL,
    id        INTEGER NOT NULL,
    PRIMARY KEY (source, word, id)
) WITHOUT ROWID;
CREATE INDEX search_words_of ON search_words (source, id);

-- What is to be taken in: all that came, and what was written anew. What stood there before goes at once.
CREATE TABLE search_to_take_in (
    source    TEXT    NOT NULL,
    id        INTEGER NOT NULL,
    PRIMARY KEY (source, id)
) WITHOUT ROWID;
INSERT INTO search_to_take_in (source, id) SELECT 'company', id FROM companies;
INSERT INTO search_to_take_in (source, id) SELECT 'note', id FROM client_notes;
INSERT INTO search_to_take_in (source, id)
SELECT DISTINCT 'value', w.value_id FROM ownerships w JOIN contact_values v ON v.id = w.value_id
 WHERE v.kind IN ('phone', 'email');

CREATE TRIGGER searched_values_come AFTER INSERT ON ownerships
WHEN (SELECT kind FROM contact_values WHERE id = NEW.value_id) IN ('phone', 'email')
     AND NOT EXISTS (SELECT 1 FROM ownerships WHERE value_id = NEW.value_id AND id <> NEW.id)
BEGIN
    INSERT INTO search_to_take_in (source, id) VALUES ('value', NEW.value_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER searched_values_go AFTER DELETE ON ownerships
WHEN NOT EXISTS (SELECT 1 FROM ownerships WHERE value_id = OLD.value_id)
BEGIN
    DELETE FROM search_to_take_in WHERE source = 'value' AND id = OLD.value_id;
    DELETE FROM search_words WHERE source = 'value' AND id = OLD.value_id;
    DELETE FROM phone_ends WHERE value_id = OLD.value_id AND digits IN (
        SELECT substr(v.normal_form, -n.value) FROM contact_values v
          JOIN json_each('[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]') n
         WHERE v.id = OLD.value_id AND v.kind = 'phone' AND n.value < length(v.normal_form));
END;

CREATE TRIGGER searched_companies_come AFTER INSERT ON companies
BEGIN
    INSERT INTO search_to_take_in (source, id) VALUES ('company', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER searched_companies_change AFTER UPDATE OF name ON companies WHEN NEW.name <> OLD.name
BEGIN
    DELETE FROM search_words WHERE source = 'company' AND id = OLD.id;
    INSERT INTO search_to_take_in (source, id) VALUES ('company', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER searched_companies_go AFTER DELETE ON companies
BEGIN
    DELETE FROM search_words WHERE source = 'company' AND id = OLD.id;
    DELETE FROM search_to_take_in WHERE source = 'company' AND id = OLD.id;
END;

CREATE TRIGGER searched_notes_come AFTER INSERT ON client_notes
BEGIN
    INSERT INTO search_to_take_in (source, id) VALUES ('note', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER searched_notes_change AFTER UPDATE OF words ON client_notes WHEN NEW.words <> OLD.words
BEGIN
    DELETE FROM search_words WHERE source = 'note' AND id = OLD.id;
    INSERT INTO search_to_take_in (source, id) VALUES ('note', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER searched_notes_go AFTER DELETE ON client_notes
BEGIN
    DELETE FROM search_words WHERE source = 'note' AND id = OLD.id;
    DELETE FROM search_to_take_in WHERE source = 'note' AND id = OLD.id;
END;
