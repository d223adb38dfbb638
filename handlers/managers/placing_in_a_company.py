"""Placing a client in a company: one that is known, a new one, or none; and back."""

from contextlib import suppress
from typing import Any

from aiogram import Router, flags
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.contact_points import read_contact
from bot.domain.errors import ContactRefused, NotFound
from bot.domain.ids import ActivityId, ClientId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.on_behalf import read_on_behalf
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.change_company import (
    client_to_place,
    join_company,
    join_new_company,
    leave_company,
    undo_company_change,
)
from bot.usecases.ports import Turn
from bot.usecases.search_owners import companies_having, likely_companies, search_companies
from bot.views.buttons.cards import AskCompany, JoinCompany, JoinNewCompany, LeaveCompany, UndoCompany
from bot.views.company_people import found_companies, placed, which_company
from handlers.managers.adding_a_person import Adding, name_forgotten
from handlers.managers.callers_card import answer_with, answered_message
from handlers.managers.directory_cards import card_now
from handlers.managers.pressed_card import PressedCard


class Placing(StatesGroup):
    """A manager is asked which company a client belongs to."""

    searching = State()


@flags.only_in_private
async def ask(
    query: CallbackQuery, callback_data: AskCompany, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Ask on a client's card; what is typed next is looked for. Raises ClientOfOther, NotFound."""
    client = await client_to_place(turn.records, callback_data.client, member)
    company = await turn.records.directory.get_company(client.company) if client.company is not None else None
    await state.set_state(Placing.searching)
    await state.set_data({"client": client.id})
    likely = [each for each in await likely_companies(turn.records, client) if each != company]
    return [query.answer(), *card.edited_to(which_company(client, company, likely, say))]


async def search(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Show the companies that fit what was typed, or have that contact, and the new one that it may be.

    Raises CompanyRefused.
    """
    client = await client_to_place(turn.records, ClientId((await state.get_data())["client"]), member)
    with suppress(ContactRefused):
        having = await companies_having(turn.records, read_contact(message.text or "", rules.region))
        if having:
            return answer_with(message, found_companies(client, having, None, say))
        return message.answer(say("Nobody has this contact. Write a part of the name or company. /cancel leaves it."))
    name = read_on_behalf(message.text or "").company
    assert name is not None, "a company without a name is refused"
    return answer_with(message, found_companies(client, await search_companies(turn.records, name), name, say))


@flags.only_in_private
async def join(
    query: CallbackQuery, callback_data: JoinCompany, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Let a client belong to a company. Raises ClientOfOther, NotFound."""
    await end_placing(state)
    change = await join_company(turn, callback_data.client, callback_data.company, by=member)
    if change is None:
        return query.answer(say.plain("Done already."))
    return await _tell(query, callback_data.client, change, turn, card, say)


async def join_new(
    query: CallbackQuery, callback_data: JoinNewCompany, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Let a client belong to a company that nobody knew; those called the same were shown above.

    Raises ClientOfOther, CompanyRefused, NotFound.
    """
    answered = answered_message(query)
    if answered is None or not card.in_private:
        return name_forgotten(query, say)
    await end_placing(state)
    name = read_on_behalf(answered.text or "").company
    assert name is not None, "a company without a name is refused"
    change = await join_new_company(turn, callback_data.client, name, by=member, anyway=True)
    if change is None:
        return query.answer(say.plain("Done already."))
    return await _tell(query, callback_data.client, change, turn, card, say)


@flags.only_in_private
async def leave(
    query: CallbackQuery, callback_data: LeaveCompany, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Let a client belong to no company; their card shows how to take it back. Raises ClientOfOther, NotFound."""
    await end_placing(state)
    left = await leave_company(turn, callback_data.client, callback_data.company, by=member)
    said = query.answer(say.plain("Done already.") if left is None else say.plain("Taken out."))
    return [said, *card.edited_to(await card_now(turn, CardKind.CLIENT, callback_data.client, member, card.rules, say))]


@flags.only_in_private
async def take_back(
    query: CallbackQuery, callback_data: UndoCompany, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Put it back as it was; of whoever was new, the company is shown. Raises what stands in the way."""
    since = card.rules.undoable_since(turn.now)
    undone = await undo_company_change(turn, callback_data.activity, by=member, since=since)
    said = query.answer(say.plain("As it was before."))
    assert undone.client is not None and undone.company is not None, "a company is a client's"
    with suppress(NotFound):
        return [said, *card.edited_to(await card_now(turn, CardKind.CLIENT, undone.client, member, card.rules, say))]
    return [said, *card.edited_to(await card_now(turn, CardKind.COMPANY, undone.company, member, card.rules, say))]


async def end_placing(state: FSMContext) -> None:
    """Look for no company, and for nobody of one, any more."""
    if await state.get_state() in (Placing.searching.state, Adding.asking.state):
        await state.clear()


async def _tell(
    query: CallbackQuery, number: ClientId, change: ActivityId, turn: Turn, card: PressedCard, say: Say
) -> list[Any]:
    client = await turn.records.directory.get_client(number)
    assert client.company is not None, "they have just been put there"
    company = await turn.records.directory.get_company(client.company)
    return [query.answer(say.plain("Done.")), *card.edited_to(placed(client, company, change, say))]


def register(router: Router) -> None:
    """The buttons."""
    router.callback_query.register(ask, AskCompany.filter())
    router.callback_query.register(join, JoinCompany.filter())
    router.callback_query.register(join_new, JoinNewCompany.filter())
    router.callback_query.register(leave, LeaveCompany.filter())
    router.callback_query.register(take_back, UndoCompany.filter())


def register_search(router: Router) -> None:
    """What is typed is looked for."""
    router.message.register(search, StateFilter(Placing.searching))
