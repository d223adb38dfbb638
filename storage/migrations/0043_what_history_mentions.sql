-- The names, notes and contacts that lines of history are about. History itself holds numbers and codes only, and is
-- never rewritten; these are deleted when their person is erased.

CREATE TABLE activity_values (
    id            INTEGER PRIMARY KEY,
    activity_id   INTEGER NOT NULL REFERENCES activities (id),
    was           INTEGER NOT NULL,
    words         TEXT,
    value_id      INTEGER REFERENCES contact_values (id),
    extension     TEXT
);
CREATE INDEX activity_values_of_activity ON activity_values (activity_id, id);
CREATE INDEX activity_values_by_value ON activity_values (value_id) WHERE value_id IS NOT NULL;
