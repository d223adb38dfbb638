"""Joining: somebody has come into one of our chats by themselves, by an invite link or without one."""

from aiogram import Router
from aiogram.filters import JOIN_TRANSITION, ChatMemberUpdatedFilter, Filter
from aiogram.types import ChatMemberUpdated

from bot.domain.chat import OurChat
from bot.house_rules import HouseRules
from bot.usecases.notice_at_the_door import notice_join
from bot.usecases.ports import Turn
from handlers.public.identity import link_in, who_acts


class ByThemselves(Filter):
    """Lets pass who came of their own will: whoever is brought in by somebody else has shown nothing."""

    async def __call__(self, change: ChatMemberUpdated) -> bool:
        asked = change.invite_link is not None or change.via_join_request or change.via_chat_folder_invite_link
        return bool(asked) or change.from_user.id == change.new_chat_member.user.id


async def come_in(change: ChatMemberUpdated, turn: Turn, our_chat: OurChat, rules: HouseRules) -> None:
    """Keep who came by which link; whose decision it was to let them in plays no part."""
    somebody = who_acts(change, rules.language)
    if somebody is not None:
        await notice_join(turn, somebody, our_chat, by=link_in(change.invite_link))


def register(router: Router) -> None:
    """Changes from not being there to being there."""
    router.chat_member.register(come_in, ChatMemberUpdatedFilter(JOIN_TRANSITION), ByThemselves())
