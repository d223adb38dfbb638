-- When a link was used up stands in history as the joining; a warning on a card has the age of its lead.

ALTER TABLE invitations DROP COLUMN used_at;
ALTER TABLE marked DROP COLUMN marked_at;
