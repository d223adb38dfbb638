"""Listing leads: what is free and what is one's own, and one card by its number."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import NotFound
from bot.domain.events import CardAskedFor
from bot.domain.ids import LeadId
from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.views.buttons import LARGEST, OpenLead
from bot.views.cards import keyboard
from bot.views.team_messages import list_of_leads
from handlers.managers.pressed_card import PressedCard


async def list_leads(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Show the member's own leads and the free ones."""
    await state.clear()
    mine = await turn.records.leads.list_open(manager=member.id)
    free = await turn.records.leads.list_open()
    face = list_of_leads(mine, free, say)
    return message.answer(face.text, reply_markup=keyboard(face.rows) if face.rows else None)


async def show_lead(
    message: Message, command: CommandObject, turn: Turn, state: FSMContext, say: Say
) -> SendMessage | None:
    """Show one card. Raises NotFound where there is no lead of this number."""
    await state.clear()
    number = (command.args or "").strip().lstrip("№#")
    if not (number.isascii() and number.isdigit()):
        return message.answer(say("Which one? Write its number too, for example /lead 12."))
    await _ask_for_card(turn, int(number), message.chat.id)
    return None


async def open_lead(
    query: CallbackQuery, callback_data: OpenLead, turn: Turn, card: PressedCard, say: Say
) -> AnswerCallbackQuery:
    """Show one card out of a list, in the chat where the list stands."""
    await _ask_for_card(turn, callback_data.lead, card.chat_id)
    return query.answer(say.plain("The card is below."))


async def _ask_for_card(turn: Turn, number: int, chat_id: int) -> None:
    if not 0 < number <= LARGEST:
        raise NotFound
    lead = await turn.records.leads.get(LeadId(number))
    turn.tell(CardAskedFor(lead=lead.id, chat_id=chat_id))


def setup() -> Router:
    """Lists and single cards."""
    router = Router(name="listing leads")
    router.message.register(list_leads, Command("leads"))
    router.message.register(show_lead, Command("lead"))
    router.callback_query.register(open_lead, OpenLead.filter())
    return router
