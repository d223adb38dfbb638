"""Speak up: a question in public gets a word of the bot's own, as the chat's owner wants it and not too often."""

from bot.domain.chat import BotStatus, ChatMode, OurChat
from bot.domain.interest import Interest
from bot.domain.speaking_up import may_speak_up
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn


async def speak_up(turn: Turn, chat: OurChat, interest: Interest, to: Somebody) -> ChatMode | None:
    """Return how to answer a question at once, aloud or in a whisper, and remember that it was done; None: not."""
    if not interest.asks or not _can(chat, to):
        return None
    post = interest.spot.post if interest.spot is not None else None
    said = await turn.records.spoken_up.count(chat.chat_id, post, interest.prospect, turn.now)
    if not may_speak_up(said):
        return None
    await turn.records.spoken_up.add(chat.chat_id, post, interest.prospect, turn.now)
    return chat.mode


def _can(chat: OurChat, to: Somebody) -> bool:
    """Whispers are an administrator's, and only a person hears them (Telegram Bot API: ephemeral messages)."""
    if chat.mode is ChatMode.WHISPER:
        return to.is_person and chat.status is BotStatus.ADMINISTRATOR
    return chat.mode is ChatMode.ANSWER
