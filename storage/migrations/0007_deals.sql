-- What a deal brings, in hundredths of a currency (ISO 4217).

ALTER TABLE leads ADD COLUMN amount INTEGER;
ALTER TABLE leads ADD COLUMN currency TEXT;
