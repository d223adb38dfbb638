"""Getting one's own data: /mydata, at any time and without leaving what is under way."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.mailboxes import Letter
from bot.usecases.hand_out_data import hand_out_data
from bot.views.own_data import own_data_letter
from handlers.prospects.talk import Talk


async def get_own_data(message: Message, talk: Talk) -> Letter:
    """Send a file with all that is kept; who is excluded gets the same. Raises DataJustGiven."""
    data = await hand_out_data(talk.turn, talk.prospect, (await talk.draft()).said)
    return own_data_letter(data, talk.say, draft=await talk.state.get_data())


def register(router: Router) -> None:
    """/mydata."""
    router.message.register(get_own_data, Command("mydata", ignore_case=True, ignore_mention=True))
