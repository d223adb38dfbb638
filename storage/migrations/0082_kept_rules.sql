-- By which rules names of clients, their words and names of companies stand, and up to which number: in one table.

CREATE TABLE kept_rules (
    what     TEXT    PRIMARY KEY CHECK (what IN ('words', 'names', 'companies')),
    rules    TEXT    NOT NULL,
    reached  INTEGER NOT NULL,
    is_done  INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO kept_rules (what, rules, reached, is_done)
SELECT 'words', rules, words_to, max(is_done, names_to > 0) FROM name_rules
 UNION ALL SELECT 'names', rules, names_to, is_done FROM name_rules;

DROP TABLE name_rules;
