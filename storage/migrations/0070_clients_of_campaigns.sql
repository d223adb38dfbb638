-- Which clients a campaign has brought: whoever comes by it again may be one of them.

CREATE INDEX leads_of_clients_by_campaign ON leads (campaign_id, client_id)
    WHERE campaign_id IS NOT NULL AND client_id IS NOT NULL;
