"""Linking a lead: whose it is - by a suggestion, or by a search."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.ids import LeadId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.rights import check_can_link
from bot.texts import Say
from bot.usecases.decision import lead_on_card
from bot.usecases.link_lead import Linked, link_lead
from bot.usecases.ports import Turn
from bot.usecases.read_cards import read_lead_card
from bot.views.buttons import LinkTo, SearchClient
from bot.views.cards import Question, keyboard
from bot.views.lead_questions import found_clients, whose_lead
from handlers.managers.pressed_card import PressedCard

MOST_LIKELY = 4
MOST_FOUND = 5


class Linking(StatesGroup):
    """A manager is asked whom to look for."""

    searching = State()


async def ask_whose_lead(turn: Turn, lead: Lead, say: Say) -> Question:
    """Ask whose lead it is, offering who has its contacts and who has its name."""
    suggested = (await read_lead_card(turn.records, lead.id)).suggestions
    namesakes = await turn.records.directory.find_namesakes(lead.name, limit=MOST_LIKELY)
    likely = {client.id: client for client in (*suggested, *namesakes) if client.id != lead.client}
    return whose_lead(lead, list(likely.values())[:MOST_LIKELY], say)


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
    if await state.get_state() == Linking.searching.state:
        await state.clear()
    return query.answer(_what_linking_did(linked, say))


async def ask_whom_to_find(
    query: CallbackQuery, callback_data: SearchClient, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Let the manager type a name, phone or mail. Raises what would forbid linking."""
    lead = await lead_on_card(turn, callback_data.lead, callback_data.version)
    check_can_link(lead, member)
    if not card.in_private:
        return query.answer(say.plain("Open the lead in your chat with me: /leads."), show_alert=True)
    await state.set_state(Linking.searching)
    await state.set_data({"lead": lead.id})
    words = say("Whom to look for? Write a part of the name, phone or e-mail. /cancel leaves it.")
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


async def search(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Show the clients that fit what was typed; the search goes on until one is chosen."""
    if not (message.text or "").strip():
        return message.answer(say("Please write it in words: a part of the name, phone or e-mail."))
    lead = await turn.records.leads.get(LeadId((await state.get_data())["lead"]))
    check_can_link(lead, member)
    found = await turn.records.directory.find_clients(message.text or "", limit=MOST_FOUND)
    if not found:
        return message.answer(say("Nobody found. Try another part of the name, or the phone. /cancel leaves it."))
    with_points = [(client, await turn.records.directory.client_points(client.id)) for client in found]
    question = found_clients(lead, with_points, say)
    return message.answer(question.words, reply_markup=keyboard(question.rows))


def _what_linking_did(linked: Linked, say: Say) -> str:
    if linked.other_open:
        numbers = ", ".join(f"{lead.id}" for lead in linked.other_open[:5])
        return say.plain("Client: {name}. Also open: No. {numbers}.", name=linked.client_name[:80], numbers=numbers)
    return say.plain("Client: {name}. The contacts are on their card now.", name=linked.client_name[:80])


def register(router: Router) -> None:
    """Suggestions and the search."""
    router.callback_query.register(link, LinkTo.filter())
    router.callback_query.register(ask_whom_to_find, SearchClient.filter())


def register_search(router: Router) -> None:
    """The dialogue: what is typed is looked for."""
    router.message.register(search, StateFilter(Linking.searching))
