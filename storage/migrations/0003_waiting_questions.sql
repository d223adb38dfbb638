-- Questions that nobody has answered: when somebody last asked who has no lead and got no answer since.

ALTER TABLE prospects ADD COLUMN asked_at INTEGER;
CREATE INDEX prospects_asking ON prospects (asked_at) WHERE asked_at IS NOT NULL;

UPDATE prospects SET asked_at = asked.at
FROM (SELECT i.prospect_id, max(i.created_at) AS at FROM interests i
      WHERE i.route = 'question' AND NOT EXISTS (SELECT 1 FROM lead_interests l WHERE l.interest_id = i.id)
      GROUP BY i.prospect_id) AS asked
LEFT JOIN (SELECT a.prospect_id, max(a.happened_at) AS at FROM activities a
           WHERE a.deed = 'answered' GROUP BY a.prospect_id) AS answered ON answered.prospect_id = asked.prospect_id
WHERE prospects.id = asked.prospect_id AND asked.at > COALESCE(answered.at, 0);
