-- Clients by the words of their names, so that somebody is found however the name is written this time.

-- Every word that stands in a name, and on how many cards; `initial`: its first sound, as a negative number.
CREATE TABLE name_words (
    id       INTEGER PRIMARY KEY,
    word     TEXT    NOT NULL UNIQUE,
    initial  INTEGER NOT NULL,
    cards    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX name_words_of_nobody ON name_words (id) WHERE cards = 0;

-- What a word shares with those that may be the same one.
CREATE TABLE name_word_keys (
    key      TEXT    NOT NULL,
    word_id  INTEGER NOT NULL,
    PRIMARY KEY (key, word_id)
) WITHOUT ROWID;

-- Which words are in a client's name; and who has a word beside another, beside an initial, or (0) alone.
CREATE TABLE client_name_words (
    client_id  INTEGER NOT NULL REFERENCES clients (id),
    word_id    INTEGER NOT NULL,
    PRIMARY KEY (client_id, word_id)
) WITHOUT ROWID;
CREATE TABLE name_pairs (
    word_id    INTEGER NOT NULL,
    beside     INTEGER NOT NULL,
    client_id  INTEGER NOT NULL,
    PRIMARY KEY (word_id, beside, client_id)
) WITHOUT ROWID;

-- Whose name is to be taken in: everybody who came, and whose name changed. What stood there before goes at once.
CREATE TABLE names_to_take_in (
    client_id  INTEGER PRIMARY KEY REFERENCES clients (id)
);
INSERT INTO names_to_take_in (client_id) SELECT id FROM clients;

CREATE TRIGGER names_come AFTER INSERT ON clients
BEGIN
    INSERT INTO names_to_take_in (client_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER names_change AFTER UPDATE OF name ON clients WHEN NEW.name <> OLD.name
BEGIN
    UPDATE name_words SET cards = cards - 1
     WHERE id IN (SELECT word_id FROM client_name_words WHERE client_id = OLD.id);
    DELETE FROM name_pairs
     WHERE word_id IN (SELECT word_id FROM client_name_words WHERE client_id = OLD.id) AND client_id = OLD.id
       AND beside IN (SELECT 0 UNION SELECT w.id FROM client_name_words c JOIN name_words w ON w.id = c.word_id
                       WHERE c.client_id = OLD.id
                      UNION SELECT w.initial FROM client_name_words c JOIN name_words w ON w.id = c.word_id
                       WHERE c.client_id = OLD.id);
    DELETE FROM client_name_words WHERE client_id = OLD.id;
    INSERT INTO names_to_take_in (client_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER names_go BEFORE DELETE ON clients
BEGIN
    UPDATE name_words SET cards = cards - 1
     WHERE id IN (SELECT word_id FROM client_name_words WHERE client_id = OLD.id);
    DELETE FROM name_pairs
     WHERE word_id IN (SELECT word_id FROM client_name_words WHERE client_id = OLD.id) AND client_id = OLD.id
       AND beside IN (SELECT 0 UNION SELECT w.id FROM client_name_words c JOIN name_words w ON w.id = c.word_id
                       WHERE c.client_id = OLD.id
                      UNION SELECT w.initial FROM client_name_words c JOIN name_words w ON w.id = c.word_id
                       WHERE c.client_id = OLD.id);
    DELETE FROM client_name_words WHERE client_id = OLD.id;
    DELETE FROM names_to_take_in WHERE client_id = OLD.id;
END;
