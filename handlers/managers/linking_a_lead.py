"""Linking a lead: whose it is - by a suggestion, or by a search."""

from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.rights import check_can_link
from bot.texts import Say
from bot.usecases.decision import lead_on_card
from bot.usecases.link_lead import Linked, link_lead, link_lead_moving_contacts, link_lead_to_company
from bot.usecases.ports import Turn
from bot.usecases.suggest_owners import suggest_for_lead
from bot.views.buttons import LinkTo, LinkToCompany, MoveTo, SearchClient
from bot.views.cards import Question
from bot.views.whose_is_it import whose_is_it
from handlers.managers.pressed_card import PressedCard
from handlers.managers.searching_a_client import begin_search, end_search


async def ask_whose_lead(turn: Turn, lead: Lead, say: Say) -> Question:
    """Ask whose lead it is, offering the likely ones."""
    return whose_is_it(lead, await suggest_for_lead(turn.records, lead), say)


async def link(
    query: CallbackQuery,
    callback_data: LinkTo,
    turn: Turn,
    member: Member,
    state: FSMContext,
    say: Say,
) -> AnswerCallbackQuery:
    """Make the lead this client's. Raises ValueBelongsToClient for a contact that is another's."""
    pressed = callback_data
    linked = await link_lead(turn, pressed.lead, pressed.version, pressed.client, by=member, anyway=pressed.anyway)
    await end_search(state)
    return query.answer(what_linking_did(linked, say))


async def move(
    query: CallbackQuery, callback_data: MoveTo, turn: Turn, member: Member, state: FSMContext, say: Say
) -> AnswerCallbackQuery:
    """Make the lead and its contacts this client's. Raises OwnersChanged, ClientOfOther."""
    pressed = callback_data
    linked = await link_lead_moving_contacts(
        turn, pressed.lead, pressed.version, pressed.client, pressed.seal, by=member
    )
    await end_search(state)
    return query.answer(what_moving_did(linked, say))


async def link_to_company(
    query: CallbackQuery, callback_data: LinkToCompany, turn: Turn, member: Member, state: FSMContext, say: Say
) -> AnswerCallbackQuery:
    """Make the lead this company's. Raises ValueBelongsToClient for a contact that is a person's of elsewhere."""
    pressed = callback_data
    company = await link_lead_to_company(
        turn, pressed.lead, pressed.version, pressed.company, by=member, anyway=pressed.anyway
    )
    await end_search(state)
    if (await turn.records.leads.get(pressed.lead)).client is not None:
        return query.answer(say.plain("Company: {name}", name=company.name[:80]))
    return query.answer(say.plain("Company: {name}. Who of them is it?", name=company.name[:80]))


async def ask_whom_to_find(
    query: CallbackQuery, callback_data: SearchClient, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Let the manager type a name, phone or mail. Raises what would forbid linking."""
    lead = await lead_on_card(turn, callback_data.lead, callback_data.version)
    check_can_link(lead, member)
    if not card.in_private:
        return query.answer(say.plain("Open the lead in your chat with me: /leads."), show_alert=True)
    return [query.answer(), await begin_search(lead, state, card.chat_id, say)]


def what_linking_did(linked: Linked, say: Say) -> str:
    """Return what to say after linking, in one line."""
    if linked.other_open:
        numbers = ", ".join(f"{lead.id}" for lead in linked.other_open[:5])
        return say.plain("Client: {name}. Also open: No. {numbers}.", name=linked.client_name[:80], numbers=numbers)
    return say.plain("Client: {name}. The contacts are on their card now.", name=linked.client_name[:80])


def what_moving_did(linked: Linked, say: Say) -> str:
    """Return what to say after contacts went along, in one line."""
    return say.plain("Client: {name}. The contacts are on their card alone now.", name=linked.client_name[:80])


def register(router: Router) -> None:
    """Suggestions and the search."""
    router.callback_query.register(link, LinkTo.filter())
    router.callback_query.register(move, MoveTo.filter())
    router.callback_query.register(link_to_company, LinkToCompany.filter())
    router.callback_query.register(ask_whom_to_find, SearchClient.filter())
