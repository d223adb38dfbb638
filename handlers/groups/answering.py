"""Answering in the group: a reply of a member to a card goes to the prospect; what the team says to itself does not."""

from aiogram import Router
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.domain.ids import ProspectId
from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.ports import Turn
from handlers.access import FromMember
from handlers.managers.answering import RepliesToBot, RepliesToTalk, hint, send_answer
from handlers.managers.noting import StaysInside, note


async def answer(message: Message, spoken_of: ProspectId, turn: Turn, member: Member, say: Say) -> SendMessage | None:
    """Send a reply on; the line under the card tells the group that it went out."""
    if await send_answer(message, spoken_of, turn, member):
        return None
    return message.reply(say("This cannot be passed on. Send words, a picture, a voice message or a file."))


def register(router: Router) -> None:
    """Notes, replies to cards, and to what else the bot has said."""
    router.message.register(note, FromMember(), StaysInside())
    router.message.register(answer, FromMember(), RepliesToTalk())
    router.message.register(hint, FromMember(), RepliesToBot())
