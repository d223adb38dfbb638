-- Companies by what all writings of their names share, so that one is found however it is written this time.

CREATE TABLE company_keys (
    key         TEXT    NOT NULL,
    company_id  INTEGER NOT NULL REFERENCES companies (id),
    PRIMARY KEY (key, company_id)
) WITHOUT ROWID;
CREATE INDEX company_keys_of_one ON company_keys (company_id);

-- Which names are to be taken in: of every company that came, and whose name changed.
CREATE TABLE companies_to_take_in (
    company_id  INTEGER PRIMARY KEY REFERENCES companies (id)
);
INSERT INTO companies_to_take_in (company_id) SELECT id FROM companies;

CREATE TRIGGER company_names_come AFTER INSERT ON companies
BEGIN
    INSERT INTO companies_to_take_in (company_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER company_names_change AFTER UPDATE OF name ON companies WHEN NEW.name <> OLD.name
BEGIN
    DELETE FROM company_keys WHERE company_id = OLD.id;
    INSERT INTO companies_to_take_in (company_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER company_names_go BEFORE DELETE ON companies
BEGIN
    DELETE FROM company_keys WHERE company_id = OLD.id;
    DELETE FROM companies_to_take_in WHERE company_id = OLD.id;
END;
