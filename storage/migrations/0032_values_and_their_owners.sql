-- Whose a value is, and whether it is excluded, is found by the value; what was excluded with a lead, by the lead.
CREATE INDEX ownerships_by_value ON ownerships (value_id);
CREATE INDEX prospect_contact_points_by_value ON prospect_contact_points (value_id);
CREATE INDEX exclusions_by_value ON exclusions (value_id);
CREATE INDEX exclusions_of_lead ON exclusions (lead_id) WHERE lead_id IS NOT NULL;

-- Who left a name and has no lead ages as the unnamed do.
CREATE INDEX prospects_named ON prospects (created_at) WHERE name IS NOT NULL AND erased_at IS NULL;
