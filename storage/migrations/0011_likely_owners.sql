-- Who is likely: companies found by name, people of a company, and mailboxes of one domain.

-- lower() leaves Cyrillic as it is; nothing has added a company so far, and what does writes its own search_key.
ALTER TABLE companies ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
UPDATE companies SET search_key = lower(name);
CREATE INDEX companies_by_search_key ON companies (search_key);

CREATE INDEX clients_of_company ON clients (company_id) WHERE company_id IS NOT NULL;

ALTER TABLE contact_values ADD COLUMN mail_domain TEXT;
UPDATE contact_values SET mail_domain = substr(normal_form, instr(normal_form, '@') + 1) WHERE kind = 'email';
CREATE INDEX contact_values_by_mail_domain ON contact_values (mail_domain) WHERE mail_domain IS NOT NULL;
