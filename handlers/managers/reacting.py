"""Reacting: an emoji under a prospect's words shows under them in the prospect's chat.

Only in private: in the group colleagues react for each other.
"""

from aiogram import Router
from aiogram.types import MessageReactionUpdated

from bot.domain.member import Member
from bot.domain.remark import Remark
from bot.usecases.ports import Turn
from bot.usecases.react_to_remark import react_to_question
from handlers.reactions import ReactsToRemark


async def react(
    reaction: MessageReactionUpdated, remark: Remark, emoji: str | None, turn: Turn, member: Member
) -> None:
    """Pass a reaction on, in the name of the company."""
    await react_to_question(turn, remark, emoji, by=member)


def register(router: Router) -> None:
    """Reactions to messages of the talk."""
    router.message_reaction.register(react, ReactsToRemark())
