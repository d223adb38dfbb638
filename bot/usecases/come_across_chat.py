"""Come across a chat: what is said where the bot is not known to be tells that it is there.

So chats become known that it was in before it kept any, and one of which Telegram was wrong in saying that it is out.
"""

from datetime import datetime, timedelta

from bot.usecases.keep_chat import Place, let_into_chat
from bot.usecases.ports import Turn

OVERTAKEN = timedelta(minutes=5)  # what was said just before the bot left may come after that


async def come_across_chat(turn: Turn, place: Place, *, said_at: datetime) -> None:
    """Keep a chat in which something was said, once; whether it counts is as it was, or for an owner to say."""
    known = await turn.records.chats.find(place.chat_id)
    if known is not None and (known.left_at is None or said_at - known.left_at < OVERTAKEN):
        return
    await let_into_chat(turn, place, by=None, called=None)
