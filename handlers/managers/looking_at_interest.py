"""Looking at interest: figures of a period, and the lists into which they open, in the same message."""

from typing import Any

from aiogram import Router, flags
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.heat import Period, Selection
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.read_interest import read_acts, read_interest_summary, read_who_came_again
from bot.views.buttons.interest import Figures, ShowActs, ShowInterest, ShowWhoCameAgain
from bot.views.cards import keyboard
from bot.views.interest import ACTS_ON_A_PAGE, acts_page, again_page, interest_page, routes_page, sources_page
from handlers.managers.pressed_card import PressedCard

PAGES = {Figures.ALL: interest_page, Figures.ROUTES: routes_page, Figures.SOURCES: sources_page}


async def show_interest(message: Message, turn: Turn, state: FSMContext, say: Say) -> SendMessage:
    """Show how much interest there was in the last day."""
    await state.clear()
    face = interest_page(await read_interest_summary(turn.records, Period.DAY, turn.now), say)
    return message.answer(face.text, reply_markup=keyboard(face.rows))


@flags.only_in_private
async def turn_interest(
    query: CallbackQuery, callback_data: ShowInterest, turn: Turn, card: PressedCard, say: Say
) -> Any:
    """Show another period, or the figures by one thing."""
    summary = await read_interest_summary(turn.records, callback_data.period, turn.now)
    return [query.answer(), *card.edited_to(PAGES[callback_data.figures](summary, say))]


@flags.only_in_private
async def show_acts(query: CallbackQuery, callback_data: ShowActs, turn: Turn, card: PressedCard, say: Say) -> Any:
    """Show what a figure counts."""
    chosen = Selection(cut=callback_data.cut, key=callback_data.key)
    listing = await read_acts(
        turn.records, chosen, callback_data.period, callback_data.page, size=ACTS_ON_A_PAGE, now=turn.now
    )
    return [query.answer(), *card.edited_to(acts_page(listing, say, card.rules))]


@flags.only_in_private
async def show_who_came_again(
    query: CallbackQuery, callback_data: ShowWhoCameAgain, turn: Turn, card: PressedCard, say: Say
) -> Any:
    """Show who came again."""
    listing = await read_who_came_again(
        turn.records, callback_data.period, callback_data.page, size=ACTS_ON_A_PAGE, now=turn.now
    )
    return [query.answer(), *card.edited_to(again_page(listing, say, card.rules))]


def register(router: Router) -> None:
    """/interests, and what is pressed under it."""
    router.message.register(show_interest, Command("interests", ignore_case=True))
    router.callback_query.register(turn_interest, ShowInterest.filter())
    router.callback_query.register(show_acts, ShowActs.filter())
    router.callback_query.register(show_who_came_again, ShowWhoCameAgain.filter())
