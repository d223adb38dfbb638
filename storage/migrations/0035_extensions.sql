-- An extension says how to reach somebody behind a switchboard; the number is the same one with and without it.

ALTER TABLE prospect_contact_points ADD COLUMN extension TEXT;
ALTER TABLE lead_contact_points ADD COLUMN extension TEXT;
