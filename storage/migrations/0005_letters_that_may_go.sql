-- Which letter goes first is found for each chat by one look into the index: one under way stands before all others.
-- Updates that were postponed are found without looking at all that wait.

DROP INDEX outbox_waiting;
CREATE INDEX outbox_waiting ON outbox (chat_id, status DESC, priority, id) WHERE status IN ('new', 'sending');
CREATE INDEX inbox_postponed ON inbox (not_before) WHERE status = 'new' AND not_before > 0;
