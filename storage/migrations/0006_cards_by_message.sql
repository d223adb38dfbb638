-- Whether a message is where some card stands is asked whenever another one is pressed than the card that was meant.

CREATE INDEX cards_by_message ON cards (chat_id, message_id);
