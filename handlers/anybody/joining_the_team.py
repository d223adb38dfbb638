"""Joining the team: somebody follows a one-time link."""

from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.methods import SendMessage, SetMyCommands
from aiogram.types import Message, ReplyKeyboardRemove, User

from bot.domain.errors import InvitationUsed
from bot.domain.events import MemberReachable
from bot.domain.ids import ManagerId
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.join_team import join_team
from bot.usecases.ports import Turn
from bot.usecases.what_waits import count_waiting
from bot.views.cards import works_alone
from bot.views.commands import team_menu
from bot.views.team_messages import welcome_to_team

LINK = "/start join-"


class FollowsInvitation(Filter):
    """Lets pass a start with an invitation, and hands its code on."""

    async def __call__(self, message: Message, event_from_user: User | None = None) -> bool | dict[str, Any]:
        if event_from_user is None or not (message.text or "").startswith(LINK):
            return False
        return {"code": (message.text or "").removeprefix(LINK).strip(), "user": event_from_user}


async def join(
    message: Message, code: str, user: User, turn: Turn, member: Member | None, rules: HouseRules, state: FSMContext,
    say: Say,
) -> list[SendMessage | SetMyCommands]:  # fmt: skip
    """Make somebody a member and tell what waits; to a member, a link used up before is like any other start."""
    try:
        role = await join_team(turn, code, user=ManagerId(user.id), name=user.full_name, language=user.language_code)
    except InvitationUsed:
        if member is None:
            raise
        raise SkipHandler from None
    await state.clear()
    turn.tell(MemberReachable(member=ManagerId(user.id)))
    alone = works_alone(await turn.records.team.list_all(), rules)
    words = welcome_to_team(user.first_name, role, await count_waiting(turn.records), say, alone=alone)
    menu = team_menu(ManagerId(user.id), role, say, alone=alone)
    return [message.answer(words, reply_markup=ReplyKeyboardRemove()), menu]


def register(router: Router) -> None:
    """Starts with an invitation."""
    router.message.register(join, FollowsInvitation())
