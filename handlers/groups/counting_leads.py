"""Counting leads: in the group only numbers are told, names and contacts are not."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.texts import Say
from bot.usecases.ports import Turn
from bot.views.team_messages import count_of_leads
from handlers.access import FromMember

MOST_COUNTED = 1000


async def count_leads(message: Message, turn: Turn, say: Say) -> SendMessage:
    """Say how much is free and how much is in work."""
    leads = turn.records.leads
    free = await leads.list_open(limit=MOST_COUNTED)
    team = await turn.records.team.list_all()
    taken = [len(await leads.list_open(manager=member.id, limit=MOST_COUNTED)) for member in team]
    return message.answer(count_of_leads(len(free), sum(taken), say))


def setup() -> Router:
    """The only command of the group."""
    router = Router(name="counting leads")
    router.message.register(count_leads, Command("leads"), FromMember())
    return router
