"""Letting in again: the bot may write in the team's group once more."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.methods import SetMyCommands
from aiogram.types import ChatMemberRestricted, ChatMemberUpdated

from bot.domain.events import TeamChatOpened
from bot.house_rules import HouseRules
from bot.texts import speaking
from bot.usecases.ports import Turn
from bot.views.commands import group_menu

AMONG_US = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.CREATOR)


async def let_in(change: ChatMemberUpdated, turn: Turn, rules: HouseRules) -> SetMyCommands | None:
    """Let news go to the group again if it could not; that it is closed is learnt when a card is refused."""
    if not _may_write(change):
        return None
    if await turn.records.team.save_group_open(change.chat.id):
        turn.tell(TeamChatOpened(chat_id=change.chat.id))
    return group_menu(change.chat.id, speaking(rules.language, rules.lead_word))


def _may_write(change: ChatMemberUpdated) -> bool:
    now = change.new_chat_member
    return now.status in AMONG_US or (isinstance(now, ChatMemberRestricted) and now.can_send_messages)


def register(router: Router) -> None:
    """Changes of the bot's own membership."""
    router.my_chat_member.register(let_in)
