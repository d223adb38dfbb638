-- What was done about a client is found without reading through all of history.

CREATE INDEX activities_of_client ON activities (client_id, id) WHERE client_id IS NOT NULL;
