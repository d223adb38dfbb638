-- How much interest there was, from where and whose, is counted by when it was shown.
CREATE INDEX interests_by_moment ON interests (created_at, route, asks, prospect_id, chat_id, post_id, campaign_id);
