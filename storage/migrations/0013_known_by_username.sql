-- Who is this? Somebody who wrote is found by the @username too, leads by a contact they were left with.

CREATE INDEX prospects_by_username ON prospects (lower(username)) WHERE username IS NOT NULL;
