"""Counting interest: in the group only numbers are told, who it was is not."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.domain.heat import Period
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.read_interest import read_interest_summary
from bot.views.interest import interest_in_numbers
from handlers.access import FromMember


async def count_interest(message: Message, turn: Turn, say: Say) -> SendMessage:
    """Say how much interest there was in the last day."""
    return message.answer(interest_in_numbers(await read_interest_summary(turn.records, Period.DAY, turn.now), say))


def register(router: Router) -> None:
    """/interests."""
    router.message.register(count_interest, Command("interests", ignore_case=True), FromMember())
