-- Up to when the team was told what was shown in public; of numbers that only grow, how much of them.
CREATE TABLE daily_lines (
    only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
    told_upto  INTEGER NOT NULL
);
ALTER TABLE attention_counts ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
UPDATE attention_counts SET told = total;
