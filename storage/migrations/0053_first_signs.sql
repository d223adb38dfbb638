-- Whether somebody has reacted to a message, or voted, before is looked up with each change of it.

CREATE INDEX interests_at_message ON interests (prospect_id, chat_id, message_id) WHERE chat_id IS NOT NULL;

-- `update_id`: which update told so, for a count that comes late is not the newest; none where it is reckoned.
ALTER TABLE attention_counts ADD COLUMN update_id INTEGER;
