-- Cards found to be of one person or one company: whoever asks for the one that went is led to the one that stayed.

ALTER TABLE clients ADD COLUMN merged_into INTEGER REFERENCES clients (id);
CREATE INDEX clients_merged ON clients (merged_into) WHERE merged_into IS NOT NULL;
ALTER TABLE companies ADD COLUMN merged_into INTEGER REFERENCES companies (id);
CREATE INDEX companies_merged ON companies (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX activities_of_company ON activities (company_id, id) WHERE company_id IS NOT NULL;

-- Two cards that are not the same, however alike; it stands as long as its line of history does.
CREATE TABLE told_apart (
    activity_id   INTEGER PRIMARY KEY REFERENCES activities (id),
    card          TEXT    NOT NULL,
    first_id      INTEGER NOT NULL,
    second_id     INTEGER NOT NULL
);
CREATE INDEX told_apart_by_card ON told_apart (card, first_id, second_id);
