-- Invite links that the bot has made for campaigns; `link` is empty until Telegram has said it.
CREATE TABLE campaign_links (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id  INTEGER NOT NULL REFERENCES campaigns (id),
    chat_id      INTEGER NOT NULL,
    link         TEXT,
    wanted_by    INTEGER NOT NULL,
    wanted_at    INTEGER NOT NULL,
    UNIQUE (campaign_id, chat_id)
);
CREATE INDEX campaign_links_by_link ON campaign_links (link) WHERE link IS NOT NULL;
