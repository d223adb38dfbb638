-- How many came by a campaign, and how many of them said something since, is kept beside it: counting a million people
-- takes a second. Whoever comes or goes is taken out of the figures before and counted anew after.

ALTER TABLE campaigns ADD COLUMN interested INTEGER NOT NULL DEFAULT 0;
ALTER TABLE campaigns ADD COLUMN talked INTEGER NOT NULL DEFAULT 0;
UPDATE campaigns SET (interested, talked) =
    (SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM interests w
        WHERE w.prospect_id = came.prospect_id AND w.id >= came.first
          AND (w.words IS NOT NULL OR w.topic IS NOT NULL))), 0)
     FROM (SELECT prospect_id, min(id) AS first FROM interests WHERE campaign_id = campaigns.id
           GROUP BY prospect_id) came);

DROP INDEX interests_of_campaign;
CREATE INDEX interests_by_campaigns ON interests (prospect_id, campaign_id) WHERE campaign_id IS NOT NULL;

CREATE TRIGGER interest_comes BEFORE INSERT ON interests
WHEN NEW.campaign_id IS NOT NULL OR NEW.words IS NOT NULL OR NEW.topic IS NOT NULL
BEGIN
    UPDATE campaigns SET interested = interested - 1, talked = talked - EXISTS (SELECT 1 FROM interests w
        WHERE w.prospect_id = NEW.prospect_id AND (w.words IS NOT NULL OR w.topic IS NOT NULL)
          AND w.id >= (SELECT min(i.id) FROM interests i
                        WHERE i.prospect_id = NEW.prospect_id AND i.campaign_id = campaigns.id))
     WHERE id IN (SELECT campaign_id FROM interests WHERE prospect_id = NEW.prospect_id AND campaign_id IS NOT NULL);
END;
CREATE TRIGGER interest_came AFTER INSERT ON interests
WHEN NEW.campaign_id IS NOT NULL OR NEW.words IS NOT NULL OR NEW.topic IS NOT NULL
BEGIN
    UPDATE campaigns SET interested = interested + 1, talked = talked + EXISTS (SELECT 1 FROM interests w
        WHERE w.prospect_id = NEW.prospect_id AND (w.words IS NOT NULL OR w.topic IS NOT NULL)
          AND w.id >= (SELECT min(i.id) FROM interests i
                        WHERE i.prospect_id = NEW.prospect_id AND i.campaign_id = campaigns.id))
     WHERE id IN (SELECT campaign_id FROM interests WHERE prospect_id = NEW.prospect_id AND campaign_id IS NOT NULL);
END;
CREATE TRIGGER interest_goes BEFORE DELETE ON interests
WHEN OLD.campaign_id IS NOT NULL OR OLD.words IS NOT NULL OR OLD.topic IS NOT NULL
BEGIN
    UPDATE campaigns SET interested = interested - 1, talked = talked - EXISTS (SELECT 1 FROM interests w
        WHERE w.prospect_id = OLD.prospect_id AND (w.words IS NOT NULL OR w.topic IS NOT NULL)
          AND w.id >= (SELECT min(i.id) FROM interests i
                        WHERE i.prospect_id = OLD.prospect_id AND i.campaign_id = campaigns.id))
     WHERE id IN (SELECT campaign_id FROM interests WHERE prospect_id = OLD.prospect_id AND campaign_id IS NOT NULL);
END;
CREATE TRIGGER interest_went AFTER DELETE ON interests
WHEN OLD.campaign_id IS NOT NULL OR OLD.words IS NOT NULL OR OLD.topic IS NOT NULL
BEGIN
    UPDATE campaigns SET interested = interested + 1, talked = talked + EXISTS (SELECT 1 FROM interests w
        WHERE w.prospect_id = OLD.prospect_id AND (w.words IS NOT NULL OR w.topic IS NOT NULL)
          AND w.id >= (SELECT min(i.id) FROM interests i
                        WHERE i.prospect_id = OLD.prospect_id AND i.campaign_id = campaigns.id))
     WHERE id IN (SELECT campaign_id FROM interests WHERE prospect_id = OLD.prospect_id AND campaign_id IS NOT NULL);
END;
