"""Reacting to an answer: an emoji that somebody puts under it in the discussion shows under the manager's own words."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import MessageReactionUpdated

from bot.domain.prospect import Prospect
from bot.domain.remark import Remark
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from bot.usecases.react_to_remark import react_to_answer
from handlers.public.identity import BySomebody
from handlers.reactions import ReactsToRemark


class ToOwnAnswer(Filter):
    """Lets pass who reacts to what was answered to them, and hands them on; what others do there is interest."""

    async def __call__(
        self, reaction: MessageReactionUpdated, turn: Turn, somebody: Somebody, remark: Remark
    ) -> bool | dict[str, Any]:
        prospect = await turn.records.prospects.find_by_telegram(somebody.telegram_id)
        if prospect is None or remark.by is None or remark.prospect != prospect.id:
            return False
        return {"answered": prospect}


async def react(
    reaction: MessageReactionUpdated, remark: Remark, emoji: str | None, answered: Prospect, turn: Turn
) -> None:
    """Pass a reaction on; it asks for no receipt."""
    await react_to_answer(turn, remark, emoji, by=answered)


def register(router: Router) -> None:
    """Reactions to answers."""
    router.message_reaction.register(react, BySomebody(), ReactsToRemark(), ToOwnAnswer())
