-- What was said in public and changed into a question since: that is a line of its own, and figures tell it once.

CREATE TABLE became_questions (
    interest_id  INTEGER PRIMARY KEY REFERENCES interests (id) ON DELETE CASCADE
);
INSERT INTO became_questions (interest_id)
SELECT DISTINCT i.id FROM interests q JOIN interests i ON i.prospect_id = q.prospect_id AND i.chat_id = q.chat_id
   AND i.message_id = q.message_id AND i.route = q.route AND i.asks = 0 AND i.id < q.id
 WHERE q.asks = 1 AND q.route IN ('comment', 'group_message');

CREATE TRIGGER praise_becomes_a_question AFTER INSERT ON interests
WHEN NEW.asks = 1 AND NEW.route IN ('comment', 'group_message')
BEGIN
    INSERT INTO became_questions (interest_id)
    SELECT i.id FROM interests i WHERE i.prospect_id = NEW.prospect_id AND i.chat_id = NEW.chat_id
       AND i.message_id = NEW.message_id AND i.route = NEW.route AND i.asks = 0
        ON CONFLICT DO NOTHING;
END;
