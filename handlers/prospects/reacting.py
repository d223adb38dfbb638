"""Reacting: an emoji under an answer shows under the manager's own message."""

from aiogram import Router
from aiogram.types import MessageReactionUpdated

from bot.domain.remark import Remark
from bot.usecases.react_to_remark import react_to_answer
from handlers.prospects.talk import Talk
from handlers.reactions import ReactsToRemark


async def react(reaction: MessageReactionUpdated, remark: Remark, emoji: str | None, talk: Talk) -> None:
    """Pass a reaction on; it asks for no receipt."""
    await react_to_answer(talk.turn, remark, emoji, by=talk.prospect)


def register(router: Router) -> None:
    """Reactions to messages of the talk."""
    router.message_reaction.register(react, ReactsToRemark())
