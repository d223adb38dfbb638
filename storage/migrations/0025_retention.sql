-- What is kept too long is found without looking through all that is kept.

CREATE INDEX leads_of_nobody ON leads (closed_at)
    WHERE closed_at IS NOT NULL AND removed_at IS NULL AND client_id IS NULL AND company_id IS NULL;
CREATE INDEX prospects_unnamed ON prospects (created_at) WHERE name IS NULL AND erased_at IS NULL;
CREATE INDEX stopped_words ON stopped (stopped_at) WHERE words IS NOT NULL;
CREATE INDEX remarks_by_age ON remarks (said_at);
