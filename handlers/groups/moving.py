"""Moving: a group became a supergroup, so its chat has another id (Telegram Bot API)."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.methods import SetMyCommands
from aiogram.types import Message

from bot.house_rules import HouseRules
from bot.mailboxes import Session
from bot.texts import speaking
from bot.usecases.ports import Turn
from bot.views.commands import group_menu
from handlers.access import InTeamChat


class Moves(Filter):
    """Lets pass the message that tells the new id: a group's, which is negative (Telegram Bot API)."""

    async def __call__(self, message: Message) -> bool:
        return message.migrate_to_chat_id is not None and message.migrate_to_chat_id < 0


async def move(message: Message, session: Session, turn: Turn, rules: HouseRules) -> SetMyCommands:
    """Remember the new id everywhere, and give the group its menu there."""
    assert message.migrate_to_chat_id is not None
    await session.outbox.move_chat(message.chat.id, message.migrate_to_chat_id, turn.now)
    return group_menu(message.migrate_to_chat_id, speaking(rules.language, rules.lead_word))


def register(router: Router) -> None:
    """The service message of a move."""
    router.message.register(move, InTeamChat(), Moves())
