"""Keeping as a contact: somebody who passed by stays in the directory, with one optional line."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.keep_as_contact import keep_as_contact, note_how_it_ended
from bot.usecases.ports import Turn
from bot.views.buttons.leads import KeepAs, SkipNote
from bot.views.cards import button, keyboard
from handlers.managers.pressed_card import PressedCard


class Keeping(StatesGroup):
    """A manager may write how it ended."""

    noting = State()


async def keep(
    query: CallbackQuery,
    callback_data: KeepAs,
    turn: Turn,
    member: Member,
    card: PressedCard,
    state: FSMContext,
    say: Say,
) -> Any:
    """Close the lead and keep the person. Raises ValueBelongsToClient for a contact that is a client's."""
    pressed = callback_data
    kept = await keep_as_contact(turn, pressed.lead, pressed.version, pressed.kind, by=member, anyway=pressed.anyway)
    said = query.answer(say.plain("Kept in the directory."))
    return [said, await _ask_how_it_ended(kept, card, state, say)] if card.in_private else said


async def note(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Write the line onto the client's card."""
    if not (message.text or "").strip():
        return message.answer(say("Please write it in words, one line. /cancel leaves it."))
    kept = ActivityId((await state.get_data())["kept"])
    await note_how_it_ended(turn, kept, message.text or "", by=member)
    await state.clear()
    return message.answer(say("Noted on the client's card."))


async def skip(query: CallbackQuery, callback_data: SkipNote, card: PressedCard, state: FSMContext, say: Say) -> Any:
    """Leave the line out, where it is still waited for."""
    if not await _waits_for_note(callback_data.kept, state):
        return query.answer(say.plain("Done already."))
    await state.clear()
    words = say("Kept in the directory without a note.")
    if card.message_id is None:
        return query.answer()
    return [query.answer(), EditMessageText(chat_id=card.chat_id, message_id=card.message_id, text=words)]


async def _waits_for_note(kept: ActivityId, state: FSMContext) -> bool:
    return await state.get_state() == Keeping.noting.state and (await state.get_data())["kept"] == kept


async def _ask_how_it_ended(kept: ActivityId, card: PressedCard, state: FSMContext, say: Say) -> SendMessage:
    await state.set_state(Keeping.noting)
    await state.set_data({"kept": kept})
    return SendMessage(
        chat_id=card.chat_id,
        text=say("How did it end? One line, to be shown when they return."),
        reply_markup=keyboard([(button(say.plain("Skip"), SkipNote(kept=kept)),)]),
    )


def register(router: Router) -> None:
    """Kinds of contact."""
    router.callback_query.register(keep, KeepAs.filter())
    router.callback_query.register(skip, SkipNote.filter())


def register_note(router: Router) -> None:
    """The dialogue: what is typed is the line."""
    router.message.register(note, StateFilter(Keeping.noting))
