"""Inviting: a button lets a way into the chat stand under what somebody asked in public."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.invite_in_public import invite_in_public
from bot.usecases.ports import Turn
from bot.views.buttons.talk import InviteToChat


async def invite(
    query: CallbackQuery, callback_data: InviteToChat, turn: Turn, member: Member, rules: HouseRules, say: Say
) -> Any:
    """Invite, and say so. Raises InvitedToday, and what forbids answering."""
    await invite_in_public(turn, callback_data.prospect, rules.hours.zone, by=member)
    return query.answer(say.plain("Invited ✓"))


def register(router: Router) -> None:
    """The button on cards of questions in public."""
    router.callback_query.register(invite, InviteToChat.filter())
