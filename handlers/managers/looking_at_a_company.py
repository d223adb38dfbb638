"""Looking at a company: by its number or from a card, who works there, and what there was."""

from typing import Any

from aiogram import Router, flags
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import NotFound
from bot.domain.ids import CompanyId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.read_companies import read_company_card, read_people
from bot.usecases.read_history import read_card_history
from bot.views.buttons.cards import ShowCompany, ShowCompanyHistory, ShowPeople
from bot.views.cards import keyboard, shortened
from bot.views.company_card import PEOPLE_ON_A_PAGE, company_card, people_page
from bot.views.history import LINES_ON_A_PAGE, card_history_page
from handlers.managers.card_numbers import LONGEST_NUMBER, digits_behind, number_of
from handlers.managers.pressed_card import PressedCard


async def show_by_number(
    message: Message, command: CommandObject, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Show one card."""
    await state.clear()
    digits = digits_behind(command)
    if digits is None:
        return message.answer(say("Which one? Write the number of the card too, for example /company 7."))
    try:
        since = rules.undoable_since(turn.now)
        card = await read_company_card(turn.records, CompanyId(number_of(digits)), member, since=since)
    except NotFound:
        return message.answer(
            say("There is no company No. {number}. Look for the name: /find.", number=shortened(digits, LONGEST_NUMBER))
        )
    face = company_card(card, say, rules)
    return message.answer(face.text, reply_markup=keyboard(face.rows) if face.rows else None)


@flags.only_in_private
async def show(
    query: CallbackQuery, callback_data: ShowCompany, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show a company's card in place of what was pressed, or below a lead's card. Raises NotFound."""
    since = card.rules.undoable_since(turn.now)
    shown = await read_company_card(turn.records, callback_data.company, member, since=since)
    return [query.answer(), *card.edited_to(company_card(shown, say, card.rules))]


@flags.only_in_private
async def show_people(
    query: CallbackQuery, callback_data: ShowPeople, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show a page of who belongs to a company. Raises NotFound."""
    company, page = callback_data.company, callback_data.page
    people = await read_people(turn.records, company, page, member, size=PEOPLE_ON_A_PAGE)
    return [query.answer(), *card.edited_to(people_page(people, say))]


@flags.only_in_private
async def show_history(
    query: CallbackQuery, callback_data: ShowCompanyHistory, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show in place of a company's card what was done about it. Raises ClientOfOther, NotFound."""
    company, page = callback_data.company, callback_data.page
    history = await read_card_history(turn.records, CardKind.COMPANY, company, page, size=LINES_ON_A_PAGE, by=member)
    return [query.answer(), *card.edited_to(card_history_page(history, say, card.rules))]


def register(router: Router) -> None:
    """The command, and the buttons of a company's card."""
    router.message.register(show_by_number, Command("company", ignore_case=True))
    router.callback_query.register(show, ShowCompany.filter())
    router.callback_query.register(show_people, ShowPeople.filter())
    router.callback_query.register(show_history, ShowCompanyHistory.filter())
