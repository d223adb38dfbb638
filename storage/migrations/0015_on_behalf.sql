-- For which company somebody asks, what they do there, and whether the decision is theirs, as they said it.

ALTER TABLE leads ADD COLUMN on_behalf TEXT;
ALTER TABLE leads ADD COLUMN role TEXT;
ALTER TABLE leads ADD COLUMN may_decide INTEGER;
