"""Asking to join: somebody wants to be let into one of our chats, and may be written to for five minutes."""

from aiogram import Router
from aiogram.types import ChatJoinRequest

from bot.domain.chat import OurChat
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.notice_at_the_door import notice_request
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from bot.views.at_the_door import letting_in, welcome_at_the_door
from handlers.public.identity import BySomebody, link_in


async def ask_to_join(
    request: ChatJoinRequest, turn: Turn, our_chat: OurChat, somebody: Somebody, say: Say, rules: HouseRules
) -> list[Letter]:
    """Keep that they want to come in, write to them where that is allowed, and let them in where the bot is to."""
    welcome = await notice_request(turn, somebody, our_chat, by=link_in(request.invite_link))
    letters = []
    if welcome.greets:
        asked_at = min(request.date, turn.now)  # the bot's clock may have been set back
        letters.append(welcome_at_the_door(request.user_chat_id, our_chat, asked_at, say, rules))
    if welcome.lets_in:
        letters.append(letting_in(our_chat, somebody.telegram_id, turn.now))
    return letters


def register(router: Router) -> None:
    """Requests to join."""
    router.chat_join_request.register(ask_to_join, BySomebody())
