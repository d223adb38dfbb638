"""Leaving and returning: somebody blocks the bot, or opens it again."""

from dataclasses import replace

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.methods import SendMessage
from aiogram.types import ChatMemberUpdated

from bot.domain.events import MemberReachable, ProspectChanged
from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.what_waits import Waiting, count_waiting
from bot.views.team_messages import welcome_back


async def leave_or_return(
    change: ChatMemberUpdated, turn: Turn, member: Member | None, prospect: Prospect | None, say: Say
) -> SendMessage | None:
    """Notice that somebody blocked or unblocked the bot."""
    if member is not None:
        return await _note_of_member(change, turn, member, say)
    if prospect is not None:
        await _note_of_prospect(change, turn, prospect)
    return None


async def _note_of_member(change: ChatMemberUpdated, turn: Turn, member: Member, say: Say) -> SendMessage | None:
    """Keep whether a member can be written to; whoever returns hears what has come to wait meanwhile."""
    if _has_blocked(change):
        await turn.records.team.save_blocked(member.id, turn.now)
        return None
    person = change.from_user
    await turn.records.team.save_started(member.id, name=person.full_name, language=person.language_code, now=turn.now)
    turn.tell(MemberReachable(member=member.id))
    waiting = await count_waiting(turn.records)
    if waiting == Waiting():
        return None
    return SendMessage(chat_id=member.id, text=welcome_back(member, waiting, say))


async def _note_of_prospect(change: ChatMemberUpdated, turn: Turn, prospect: Prospect) -> None:
    """Keep whether a prospect can be written to; its return was noticed when it was met."""
    if _has_blocked(change):
        await turn.records.prospects.save(replace(prospect, blocked_at=turn.now))
    turn.tell(ProspectChanged(prospect=prospect.id))


def _has_blocked(change: ChatMemberUpdated) -> bool:
    return change.new_chat_member.status == ChatMemberStatus.KICKED


def register(router: Router) -> None:
    """Changes of the private chat itself."""
    router.my_chat_member.register(leave_or_return)
