"""Looking at a client: found by words or by number, of which kind they are, and what there was."""

from typing import Any

from aiogram import Router, flags
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import NotFound
from bot.domain.ids import ClientId, LeadId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.change_kind import change_kind, undo_kind
from bot.usecases.ports import Turn
from bot.usecases.read_clients import ClientCard, read_client_card
from bot.usecases.read_history import read_card_history
from bot.usecases.search_owners import search_page
from bot.views.buttons.cards import AskKind, ChangeKind, ShowClient, ShowClientHistory, TurnFound, UndoKind
from bot.views.cards import Face, keyboard, shortened
from bot.views.client_card import MOST_ON_A_PAGE, client_card, list_of_cards, which_kind
from bot.views.history import LINES_ON_A_PAGE, card_history_page
from bot.views.inline_results import COMMAND, read_code
from bot.views.names_of_codes import KINDS, inside
from bot.views.why_found import nobody_found
from handlers.managers.callers_card import answer_with, answered_message, words_of
from handlers.managers.card_numbers import LONGEST_NUMBER, digits_behind, number_of
from handlers.managers.placing_in_a_company import Placing
from handlers.managers.pressed_card import PressedCard


class Finding(StatesGroup):
    """A manager is asked whom to look for, as the menu of commands sends no words along."""

    words = State()


async def find(message: Message, command: CommandObject, turn: Turn, state: FSMContext, say: Say) -> SendMessage:
    """Show the clients and companies of which something has these words in it; without any, ask for them."""
    if command.args:
        return await _find(message, command.args, turn, state, say)
    await state.set_state(Finding.words)
    return message.answer(say("Whom to look for? Write a part of the name, phone or e-mail. /cancel leaves it."))


async def find_typed(message: Message, turn: Turn, state: FSMContext, say: Say) -> SendMessage:
    """Look for what was typed."""
    if not message.text:
        return message.answer(say("Write a part of the name, share a contact card, or forward a message."))
    return await _find(message, message.text, turn, state, say)


async def _find(message: Message, words: str, turn: Turn, state: FSMContext, say: Say) -> SendMessage:
    """List who fits; the search goes on until somebody does."""
    found = await search_page(turn.records, words, 1, size=MOST_ON_A_PAGE)
    if not found.things:
        await state.set_state(Finding.words)
        return message.answer(nobody_found(words, say))
    await state.clear()
    return answer_with(message, list_of_cards(found, say))


@flags.only_in_private
async def turn_page(query: CallbackQuery, callback_data: TurnFound, turn: Turn, card: PressedCard, say: Say) -> Any:
    """Show another page of what was found by the words that the list answers."""
    answered = answered_message(query)
    if answered is None:
        return query.answer(say.plain("Write it once more: I no longer know what was looked for."), show_alert=True)
    found = await search_page(turn.records, words_of(answered), callback_data.page, size=MOST_ON_A_PAGE)
    if not found.things:
        return query.answer(say.plain("Nobody fits any more."), show_alert=True)
    return [query.answer(), *card.edited_to(list_of_cards(found, say))]


async def show_by_number(
    message: Message, command: CommandObject, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Show one card."""
    await state.clear()
    number = digits_behind(command)
    if number is None:
        return message.answer(say("Which one? Write the number of the card too, for example /client 7."))
    try:
        card = await _card(turn, ClientId(number_of(number)), member, rules)
    except NotFound:
        return message.answer(
            say("There is no card No. {number}. Look for the name: /find.", number=shortened(number, LONGEST_NUMBER))
        )
    return _sent(message, client_card(card, say, rules))


async def show_chosen(
    message: Message, command: CommandObject, turn: Turn, member: Member, rules: HouseRules, say: Say
) -> SendMessage:
    """Show the card of whom a result names that was chosen while typing, where nobody is looked for to be linked."""
    choice = read_code(command.args or "")
    if choice is None or choice.client is None:
        return message.answer(say("That search is over. Press “Link…” on the card once more, or look with /find."))
    return _sent(message, client_card(await _card(turn, choice.client, member, rules), say, rules))


@flags.only_in_private
async def show(
    query: CallbackQuery, callback_data: ShowClient, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Show a client's card in place of what was pressed: a list, or a question on the card, which is left."""
    if await state.get_state() == Placing.searching.state:
        await state.clear()
    shown = await _card(turn, callback_data.client, member, card.rules)
    return [query.answer(), *card.edited_to(client_card(shown, say, card.rules))]


@flags.only_in_private
async def show_history(
    query: CallbackQuery, callback_data: ShowClientHistory, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show in place of a client's card what was done about them. Raises ClientOfOther."""
    client, page = callback_data.client, callback_data.page
    history = await read_card_history(turn.records, CardKind.CLIENT, client, page, size=LINES_ON_A_PAGE, by=member)
    return [query.answer(), *card.edited_to(card_history_page(history, say, card.rules))]


@flags.only_in_private
async def ask_kind(
    query: CallbackQuery, callback_data: AskKind, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Ask on a client's card what they are to the business."""
    shown = await _card(turn, callback_data.client, member, card.rules)
    return [query.answer(), *card.edited_to(which_kind(shown, say))]


@flags.only_in_private
async def choose_kind(
    query: CallbackQuery, callback_data: ChangeKind, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Change the kind; the card shows it, and how to take it back. Raises ClientOfOther."""
    lead = LeadId(callback_data.lead) if callback_data.lead else None
    since = card.rules.undoable_since(turn.now)
    changed = await change_kind(turn, callback_data.client, callback_data.kind, by=member, since=since, lead=lead)
    kind = inside(say.plain(KINDS[callback_data.kind]))
    said = query.answer(say.plain("Noted: {kind}.", kind=kind) if changed else say.plain("Done already."))
    return [said, *await _shown_again(turn, callback_data.client, lead, member, card, say)]


@flags.only_in_private
async def take_kind_back(
    query: CallbackQuery, callback_data: UndoKind, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Put the kind back as it was. Raises what stands in the way."""
    undone = await undo_kind(turn, callback_data.activity, by=member, since=card.rules.undoable_since(turn.now))
    assert undone.client is not None, "a kind is a client's"
    said = query.answer(say.plain("As it was before."))
    return [said, *await _shown_again(turn, undone.client, undone.lead, member, card, say)]


async def _shown_again(
    turn: Turn, client: ClientId, lead: LeadId | None, member: Member, card: PressedCard, say: Say
) -> list[Any]:
    """The client's card, where it was decided there; a lead's card hears of it by itself."""
    if lead is not None:
        return []
    return card.edited_to(client_card(await _card(turn, client, member, card.rules), say, card.rules))


async def _card(turn: Turn, client: ClientId, member: Member, rules: HouseRules) -> ClientCard:
    return await read_client_card(turn.records, client, member, since=rules.undoable_since(turn.now))


def _sent(message: Message, face: Face) -> SendMessage:
    return message.answer(face.text, reply_markup=keyboard(face.rows) if face.rows else None)


def register(router: Router) -> None:
    """Commands, and the buttons of a client's card."""
    router.message.register(find, Command("find", ignore_case=True))
    router.message.register(show_by_number, Command("client", ignore_case=True))
    router.message.register(show_chosen, Command(COMMAND))
    router.callback_query.register(show, ShowClient.filter())
    router.callback_query.register(turn_page, TurnFound.filter())
    router.callback_query.register(show_history, ShowClientHistory.filter())
    router.callback_query.register(ask_kind, AskKind.filter())
    router.callback_query.register(choose_kind, ChangeKind.filter())
    router.callback_query.register(take_kind_back, UndoKind.filter())


def register_words(router: Router) -> None:
    """The dialogue: what is typed is looked for."""
    router.message.register(find_typed, StateFilter(Finding.words))
