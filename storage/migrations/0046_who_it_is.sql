-- What the team has answered about contacts that several clients have: whose they are, for whoever comes by that name.

CREATE TABLE who_it_is (
    activity_id   INTEGER NOT NULL REFERENCES activities (id),
    value_id      INTEGER NOT NULL REFERENCES contact_values (id) ON DELETE CASCADE,
    lead_id       INTEGER REFERENCES leads (id),
    client_id     INTEGER REFERENCES clients (id) ON DELETE CASCADE,
    doubted_by    INTEGER REFERENCES activities (id),
    PRIMARY KEY (activity_id, value_id)
);
CREATE INDEX who_it_is_of_value ON who_it_is (value_id, activity_id);
CREATE INDEX who_it_is_on_lead ON who_it_is (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX who_it_is_of_client ON who_it_is (client_id) WHERE client_id IS NOT NULL;
