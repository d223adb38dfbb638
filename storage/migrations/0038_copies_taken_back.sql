-- Which messages about somebody erased are being taken back: where a group closes meanwhile, they still have to be.

ALTER TABLE talk ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0;
