"""Signs: one small emoji of the bot's under a message, in place of words about it."""

from aiogram.methods import SetMessageReaction
from aiogram.types import ReactionTypeEmoji

from bot.mailboxes import Letter, Priority
from bot.views.letters import letter_of

ARRIVED = "👌"  # under a manager's answer: the person has it
PASSED_ON = "👀"  # under a person's message: the team has it


def sign(chat_id: int, message_id: int, emoji: str) -> Letter:
    """Put an emoji under a message, in place of the one that stood there (Telegram Bot API: a bot has one)."""
    method = SetMessageReaction(chat_id=chat_id, message_id=message_id, reaction=[ReactionTypeEmoji(emoji=emoji)])
    return letter_of(method, priority=Priority.CHANGE)
