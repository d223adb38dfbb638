"""Asking in a group: what is said to the bot, or with a word of the owner's; all other talk leaves no trace."""

from aiogram import Bot, Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot.domain.asking import holds_word
from bot.domain.chat import OurChat
from bot.domain.interest import Route
from bot.domain.post import Spot
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from handlers.public.identity import BySomebody
from handlers.public.saying import SaysSomething, answer_at_once, is_said_to_bot, keep_said, words_in


class MeantForUs(Filter):
    """Lets pass what names the bot, answers it, or holds one of the owner's words."""

    async def __call__(self, message: Message, bot: Bot, rules: HouseRules) -> bool:
        return is_said_to_bot(message, bot, rules) or holds_word(words_in(message), rules.words)


async def ask(
    message: Message, turn: Turn, our_chat: OurChat, somebody: Somebody, bot: Bot, rules: HouseRules, say: Say
) -> Letter | None:
    """Keep a question that is asked among others; it may get a word at once."""
    spot = Spot(chat_id=our_chat.chat_id, message_id=message.message_id)
    kept = await keep_said(message, turn, somebody, Route.GROUP_MESSAGE, spot, bot=bot, rules=rules)
    return await answer_at_once(turn, our_chat, kept, somebody, rules, say)


def register(router: Router) -> None:
    """Messages that are no comments."""
    router.message.register(ask, SaysSomething(), MeantForUs(), BySomebody())
