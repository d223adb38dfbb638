"""Signs: one small emoji of the bot's under a message, in place of words about it."""

from aiogram.methods import SetMessageReaction
from aiogram.types import ReactionTypeEmoji

from bot.mailboxes import Letter, Priority
from bot.views.letters import letter_of

ARRIVED = "👌"  # under a manager's answer: the person has it
PASSED_ON = "👀"  # under a person's message: the team has it

# Telegram Bot API: ReactionTypeEmoji, those that stickers often stand for.
LIKE_A_REACTION = frozenset("👍👎👌🙏❤🔥👏🎉🤝😁🤣😍🥰😘🤗😢😭🤔😱😡😎💯🏆🫡🤷")
AS_A_PICTURE = "\ufe0f"


def as_reaction(emoji: str | None) -> str | None:
    """Return what a sticker says where a reaction can say it, too."""
    bare = (emoji or "").replace(AS_A_PICTURE, "")
    return bare if bare in LIKE_A_REACTION else None


def sign(chat_id: int, message_id: int, emoji: str) -> Letter:
    """Put an emoji under a message, in place of the one that stood there (Telegram Bot API: a bot has one)."""
    method = SetMessageReaction(chat_id=chat_id, message_id=message_id, reaction=[ReactionTypeEmoji(emoji=emoji)])
    return letter_of(method, priority=Priority.CHANGE)
