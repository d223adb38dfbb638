-- In which language somebody wants to be spoken to, whatever their Telegram is set to. Holds Telegram ids of people.

CREATE TABLE chosen_languages (
    user_id       INTEGER PRIMARY KEY,
    language      TEXT    NOT NULL
);
