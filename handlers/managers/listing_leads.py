"""Listing leads and questions, with filters and pages in place, and one card by its number."""

from typing import Any

from aiogram import Router, flags
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import NotFound
from bot.domain.events import CardAskedFor
from bot.domain.ids import LeadId
from bot.domain.lead_lists import LeadList
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.read_lists import read_listing
from bot.views.buttons.leads import OpenLead, ShowList
from bot.views.cards import Face, keyboard, shortened, works_alone
from bot.views.lists import LISTED_ON_A_PAGE, listing_page
from handlers.managers.card_numbers import LONGEST_NUMBER, digits_behind, number_of
from handlers.managers.pressed_card import PressedCard


async def list_leads(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Show the first list that has anything on it: the member's own leads, the free ones, the questions."""
    await state.clear()
    return _sent(message, await _page(turn, member, rules, say))


@flags.only_in_private
async def turn_list(
    query: CallbackQuery, callback_data: ShowList, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show another list or page in the same message; nobody's list stands in a group."""
    face = await _page(turn, member, card.rules, say, callback_data.which, callback_data.page)
    return [query.answer(), *card.edited_to(face)]


async def _page(
    turn: Turn, member: Member, rules: HouseRules, say: Say, which: LeadList | None = None, page: int = 1
) -> Face:
    alone = works_alone(await turn.records.team.list_all(), rules)
    listing = await read_listing(turn.records, member, which, page, size=LISTED_ON_A_PAGE, alone=alone)
    return listing_page(listing, say, rules)


def _sent(message: Message, face: Face) -> SendMessage:
    return message.answer(face.text, reply_markup=keyboard(face.rows) if face.rows else None)


async def show_lead(
    message: Message, command: CommandObject, turn: Turn, state: FSMContext, say: Say
) -> SendMessage | None:
    """Show one card."""
    await state.clear()
    number = digits_behind(command)
    if number is None:
        return message.answer(say("Which one? Write its number too, for example /lead 12."))
    try:
        await _ask_for_card(turn, LeadId(number_of(number)), message.chat.id)
    except NotFound:
        return message.answer(
            say("There is no lead No. {number}. See what is open: /leads.", number=shortened(number, LONGEST_NUMBER))
        )
    return None


async def open_lead(
    query: CallbackQuery, callback_data: OpenLead, turn: Turn, card: PressedCard, say: Say
) -> AnswerCallbackQuery:
    """Show one card out of a list, in the chat where the list stands."""
    await _ask_for_card(turn, callback_data.lead, card.chat_id)
    return query.answer(say.plain("The card is below."))


async def _ask_for_card(turn: Turn, number: LeadId, chat_id: int) -> None:
    lead = await turn.records.leads.get(number)
    turn.tell(CardAskedFor(lead=lead.id, chat_id=chat_id))


def register(router: Router) -> None:
    """Lists and single cards."""
    router.message.register(list_leads, Command("leads", ignore_case=True))
    router.message.register(show_lead, Command("lead", ignore_case=True))
    router.callback_query.register(turn_list, ShowList.filter())
    router.callback_query.register(open_lead, OpenLead.filter())
