"""Listing leads: what is free, what is one's own and which questions wait, and one card by its number."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import NotFound
from bot.domain.events import CardAskedFor
from bot.domain.ids import LeadId
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.what_waits import read_questions
from bot.views.buttons import LARGEST, OpenLead
from bot.views.cards import keyboard, shortened
from bot.views.team_messages import list_of_leads
from handlers.managers.pressed_card import PressedCard

MOST_LOOKED_AT = 50
LONGEST_NUMBER = 20


async def list_leads(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Show the member's own leads, the free ones and the questions without an answer."""
    await state.clear()
    mine = await turn.records.leads.list_open(manager=member.id)
    free = await turn.records.leads.list_open()
    questions = await read_questions(turn.records, limit=MOST_LOOKED_AT)
    face = list_of_leads(mine, free, questions, say, rules)
    return message.answer(face.text, reply_markup=keyboard(face.rows) if face.rows else None)


async def show_lead(
    message: Message, command: CommandObject, turn: Turn, state: FSMContext, say: Say
) -> SendMessage | None:
    """Show one card."""
    await state.clear()
    number = (command.args or "").strip().lstrip("№#")
    if not (number.isascii() and number.isdigit()):
        return message.answer(say("Which one? Write its number too, for example /lead 12."))
    try:
        await _ask_for_card(turn, _bounded(number), message.chat.id)
    except NotFound:
        return message.answer(say("There is no lead No. {number}.", number=shortened(number, LONGEST_NUMBER)))
    return None


async def open_lead(
    query: CallbackQuery, callback_data: OpenLead, turn: Turn, card: PressedCard, say: Say
) -> AnswerCallbackQuery:
    """Show one card out of a list, in the chat where the list stands."""
    await _ask_for_card(turn, callback_data.lead, card.chat_id)
    return query.answer(say.plain("The card is below."))


def _bounded(digits: str) -> LeadId:
    """Return the number that digits name; raises NotFound for one that no lead can have."""
    if len(digits) > LONGEST_NUMBER or not 0 < int(digits) <= LARGEST:
        raise NotFound
    return LeadId(int(digits))


async def _ask_for_card(turn: Turn, number: LeadId, chat_id: int) -> None:
    lead = await turn.records.leads.get(number)
    turn.tell(CardAskedFor(lead=lead.id, chat_id=chat_id))


def register(router: Router) -> None:
    """Lists and single cards."""
    router.message.register(list_leads, Command("leads"))
    router.message.register(show_lead, Command("lead"))
    router.callback_query.register(open_lead, OpenLead.filter())
