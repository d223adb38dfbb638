"""Putting records in order: the owner looks at what is wrong, and opens the card where it can be put right."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.find_disorder import read_disorder, read_first_disorder
from bot.usecases.ports import Turn
from bot.views.buttons import ShowDisorder
from bot.views.cards import keyboard
from bot.views.disorder import LISTED_ON_A_PAGE, disorder_page
from handlers.managers.pressed_card import PressedCard, only_in_private


async def list_disorder(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Show what is wrong first; the other lists are a press away. Raises ForTheOwner."""
    await state.clear()
    page = await read_first_disorder(turn.records, size=LISTED_ON_A_PAGE, by=member)
    face = disorder_page(page, say)
    return message.answer(face.text, reply_markup=keyboard(face.rows))


async def show(
    query: CallbackQuery, callback_data: ShowDisorder, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show another list, or more of it, in the same message. Raises ForTheOwner."""
    if not card.in_private:
        return only_in_private(query, say)
    page = await read_disorder(turn.records, callback_data.which, callback_data.after, size=LISTED_ON_A_PAGE, by=member)
    return [query.answer(), *card.edited_to(disorder_page(page, say))]


def register(router: Router) -> None:
    """/hygiene and its buttons."""
    router.message.register(list_disorder, Command("hygiene", ignore_case=True))
    router.callback_query.register(show, ShowDisorder.filter())
