"""Splitting a card: the owner chooses what is another person's, names them, looks at it, and makes two of one."""

from typing import Any

from aiogram import Router, flags
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import NotFound
from bot.domain.ids import ClientId, LeadId
from bot.domain.member import Member
from bot.domain.names import accept_name_of_other
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.read_split import Chosen, contacts_of, leads_of, read_parts
from bot.usecases.split_client import split_client
from bot.views.buttons.cards import AskSplit, AskSplitName, ChoosePart, SplitNow
from bot.views.splitting import parts_page, split_done, split_preview
from handlers.managers.adding_a_person import name_forgotten
from handlers.managers.callers_card import answer_with, answered_message
from handlers.managers.pressed_card import PressedCard


class Splitting(StatesGroup):
    """The owner is asked for the name of the person whose the chosen parts are; choosing them waits for no words."""

    naming = State()


@flags.only_in_private
async def ask(
    query: CallbackQuery, callback_data: AskSplit, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Show what can be chosen, with what was. Raises ForTheOwner, NotFound."""
    parts = await read_parts(turn.records, callback_data.client, by=member)
    chosen = await _chosen(state, parts.client.id)
    await _choose(state, parts.client.id, chosen)
    return [query.answer(), *card.edited_to(parts_page(parts, chosen, callback_data.page, say))]


@flags.only_in_private
async def choose(
    query: CallbackQuery, callback_data: ChoosePart, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Mark something, or take its mark away. Raises ForTheOwner, NotFound where it is on the card no more."""
    pressed = callback_data
    parts = await read_parts(turn.records, pressed.client, by=member)
    among = leads_of(parts.parts) if pressed.part == "lead" else contacts_of(parts.parts)
    part = next((each for each in among if each.id == pressed.number), None)
    if part is None:
        raise NotFound
    chosen = (await _chosen(state, parts.client.id)).but(part)
    await _choose(state, parts.client.id, chosen)
    return [query.answer(), *card.edited_to(parts_page(parts, chosen, pressed.page, say))]


@flags.only_in_private
async def ask_name(
    query: CallbackQuery, callback_data: AskSplitName, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Ask whose it is. Raises ForTheOwner, NotFound."""
    parts = await read_parts(turn.records, callback_data.client, by=member)
    if not parts.chosen(await _chosen(state, parts.client.id)):
        return query.answer(say.plain("Choose first what is another person’s."), show_alert=True)
    await state.set_state(Splitting.naming)
    words = say("What is the other person called? /cancel leaves it.")
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


async def preview(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Show what would stay and what would go. Raises NameRefused, ForTheOwner, NotFound."""
    name = accept_name_of_other(message.text or "")
    client = ClientId((await state.get_data())["split"])
    parts = await read_parts(turn.records, client, by=member)
    return answer_with(message, split_preview(parts, await _chosen(state, client), name, say))


async def split(
    query: CallbackQuery, callback_data: SplitNow, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Make two cards of one; the message says so, and how to take it back.

    Raises NothingToSplitOff where nothing is chosen any more, NameRefused, ForTheOwner, NotFound.
    """
    answered = answered_message(query)
    if answered is None or not card.in_private:
        return name_forgotten(query, say)
    parts = await read_parts(turn.records, callback_data.client, by=member)
    going = parts.chosen(await _chosen(state, parts.client.id))
    values = [owned.point.value for owned in contacts_of(going)]
    leads = [lead.id for lead in leads_of(going)]
    done = await split_client(
        turn, parts.client.id, accept_name_of_other(answered.text or ""), values, leads, by=member
    )
    await state.clear()
    new = await turn.records.directory.get_client(done.client)
    return [query.answer(say.plain("Done.")), *card.edited_to(split_done(parts.client, new, done.activity, say))]


async def _chosen(state: FSMContext, client: ClientId) -> Chosen:
    """What was chosen of this client's card in this dialogue."""
    about = await state.get_data()
    if about.get("split") != client:
        return Chosen()
    return Chosen(contacts=frozenset(about["contacts"]), leads=frozenset(LeadId(lead) for lead in about["leads"]))


async def _choose(state: FSMContext, client: ClientId, chosen: Chosen) -> None:
    await state.set_state(None)
    await state.set_data({"split": client, "contacts": sorted(chosen.contacts), "leads": sorted(chosen.leads)})


def register(router: Router) -> None:
    """The buttons."""
    router.callback_query.register(ask, AskSplit.filter())
    router.callback_query.register(choose, ChoosePart.filter())
    router.callback_query.register(ask_name, AskSplitName.filter())
    router.callback_query.register(split, SplitNow.filter())


def register_name(router: Router) -> None:
    """What is typed is the other person's name."""
    router.message.register(preview, StateFilter(Splitting.naming))
