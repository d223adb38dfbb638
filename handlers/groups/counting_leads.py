"""Counting leads: in the group only numbers are told, names and contacts are not."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.texts import Say
from bot.usecases.ports import Turn
from bot.views.team_messages import count_of_leads
from handlers.access import FromMember


async def count_leads(message: Message, turn: Turn, say: Say) -> SendMessage:
    """Say how much is free, how much is in work, and how many questions wait."""
    questions = await turn.records.prospects.count_asking()
    return message.answer(count_of_leads(await turn.records.leads.count_open(), questions, say))


def register(router: Router) -> None:
    """/leads."""
    router.message.register(count_leads, Command("leads", ignore_case=True), FromMember())
