-- Names as they were taken in, so that nobody splits hundreds of them to hold one against all; and by which rules.

CREATE TABLE names_taken_in (
    client_id  INTEGER PRIMARY KEY REFERENCES clients (id),
    words      TEXT    NOT NULL
);
CREATE INDEX name_pairs_of_client ON name_pairs (client_id);
CREATE INDEX name_word_keys_of_word ON name_word_keys (word_id);

-- The rules by which words and names stand here, and up to which of them. What comes behind stands by former ones.
CREATE TABLE name_rules (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    rules      TEXT    NOT NULL,
    words_to   INTEGER NOT NULL,
    names_to   INTEGER NOT NULL,
    is_done    INTEGER NOT NULL
);

-- In any order, and what each is in a name nobody knows; all of it is taken in anew, by portions, while it stands.
INSERT INTO names_taken_in (client_id, words)
SELECT n.client_id, group_concat('u.' || w.word, ' ') FROM client_name_words n JOIN name_words w ON w.id = n.word_id
 GROUP BY n.client_id;

DROP TRIGGER names_change;
DROP TRIGGER names_go;
DROP TABLE client_name_words;

CREATE TRIGGER names_change AFTER UPDATE OF name ON clients WHEN NEW.name <> OLD.name
BEGIN
    DELETE FROM names_taken_in WHERE client_id = OLD.id;
    INSERT INTO names_to_take_in (client_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER names_go BEFORE DELETE ON clients
BEGIN
    DELETE FROM names_taken_in WHERE client_id = OLD.id;
    DELETE FROM names_to_take_in WHERE client_id = OLD.id;
END;
CREATE TRIGGER names_are_taken_out AFTER DELETE ON names_taken_in
BEGIN
    UPDATE name_words SET cards = cards - 1
     WHERE id IN (SELECT word_id FROM name_pairs WHERE client_id = OLD.client_id);
    DELETE FROM name_pairs WHERE client_id = OLD.client_id;
END;
