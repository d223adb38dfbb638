-- Which letters may go is found by walking them in order of urgency and taking the first of each chat:
-- no longer by looking at all that wait. A letter under way stands before those that wait in its chat.

DROP INDEX outbox_waiting;
CREATE INDEX outbox_waiting ON outbox (chat_id, status DESC, priority, id) WHERE status IN ('new', 'sending');
CREATE INDEX outbox_by_urgency ON outbox (priority, id) WHERE status = 'new';
CREATE INDEX outbox_postponed ON outbox (not_before) WHERE status = 'new' AND not_before > 0;
CREATE INDEX inbox_postponed ON inbox (not_before) WHERE status = 'new' AND not_before > 0;
