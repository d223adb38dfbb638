"""Reactions: which emoji somebody put under a message, or took away."""

from typing import Any

from aiogram.filters import Filter
from aiogram.types import MessageReactionUpdated, ReactionTypeEmoji

from bot.mailboxes import Session


class ReactsToRemark(Filter):
    """Lets pass a reaction to a message of the talk, and hands both on.

    Emoji of one's own making are for subscribers only, so no bot can show them.
    """

    async def __call__(self, reaction: MessageReactionUpdated, session: Session) -> bool | dict[str, Any]:
        emoji = [found.emoji for found in reaction.new_reaction if isinstance(found, ReactionTypeEmoji)]
        if reaction.new_reaction and not emoji:
            return False
        remark = await session.remarks.find_shown(reaction.chat.id, reaction.message_id)
        return {"remark": remark, "emoji": emoji[-1] if emoji else None} if remark is not None else False
