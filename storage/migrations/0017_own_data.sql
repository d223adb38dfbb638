-- People get what is kept about them: when they last did. Letters of which nothing is kept once they went out.

ALTER TABLE prospects ADD COLUMN data_given_at INTEGER;
ALTER TABLE outbox ADD COLUMN fleeting INTEGER NOT NULL DEFAULT 0;
