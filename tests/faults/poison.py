"""Poison: updates that no Telegram sends today - unreadable, unknown, or of values that make a handler fail."""

from typing import Any

Json = dict[str, Any]

STRANGERS = range(6_000_000_000, 6_000_000_010)  # nobody in the sandbox: what is sent to them is refused
BEYOND_SQLITE = 2**70
HALF_A_CHARACTER = "\ud83d"


def _message(person: int, **content: Any) -> Json:
    return {
        "message": {
            "message_id": 1,
            "date": 1_790_000_000,
            "chat": {"id": person, "type": "private", "first_name": "Nobody"},
            "from": {"id": person, "is_bot": False, "first_name": "Nobody", "language_code": "en"},
            **content,
        }
    }


UNREADABLE: dict[str, Json] = {
    "nothing at all": {},
    "a kind from the future": {"telepathy": {"from": {"id": STRANGERS[1]}, "thought": "hm"}},
    "a message without a chat": {"message": {"message_id": 1, "text": "where?"}},
    "a message that is a list": {"message": [1, 2, 3]},
    "a chat that is a word": {"message": {"message_id": 1, "date": 1, "chat": "here", "text": "hm"}},
}
"""Set aside at once: nobody can make sense of them."""

FAILING: dict[str, Json] = {
    "an id beyond the database": _message(BEYOND_SQLITE, text="hm"),
}
"""Tried again before they are set aside; whoever comes after in the same chat waits, nobody else does."""

STRANGE: dict[str, Json] = {
    "half a character": _message(STRANGERS[2], text=f"hm {HALF_A_CHARACTER}"),
    "a zero byte": _message(STRANGERS[3], text="hm \x00 hm"),
    "nothing in a message": _message(STRANGERS[4]),
}
"""Readable and odd: whatever becomes of them, nobody else notices."""

FAILS_FOR_A_WHILE = "a defect that passes"
FAILS_FOR_EVER = "a defect that stays"
"""Updates of every day, which the bot fails to handle: the first some times only."""

ALL = UNREADABLE | FAILING | STRANGE
