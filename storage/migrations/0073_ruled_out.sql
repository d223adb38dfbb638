-- An answer may also be that a contact is not a client's, whose name was only alike: `client_id` is who it is not.

ALTER TABLE who_it_is ADD COLUMN ruled_out INTEGER NOT NULL DEFAULT 0;
