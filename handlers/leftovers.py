"""Leftovers: presses that nobody took - old, forged, or somebody else's buttons. A press always gets an answer."""

from collections.abc import Iterator
from string import digits

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery
from aiogram.types import CallbackQuery, InlineQuery

from bot.domain.member import Member
from bot.texts import Say
from bot.views.buttons import prospects
from bot.views.buttons.base import Button


async def answer_press(query: CallbackQuery, member: Member | None, say: Say) -> AnswerCallbackQuery:
    """Say why nothing happens."""
    if member is None and _meaning(query.data or "") in _meanings_of_the_team():
        return query.answer(say.plain("This button is for managers."), show_alert=True)
    if member is not None:
        return query.answer(say.plain("This button is outdated. Open the card again: /leads."), show_alert=True)
    return query.answer(say.plain("This button is outdated. Type /start."), show_alert=True)


async def show_nothing(query: InlineQuery) -> AnswerInlineQuery:
    """Find nobody for who is not of the team: as if there were nobody."""
    return query.answer([], cache_time=0, is_personal=True)


def _meanings_of_the_team() -> set[str]:
    return {_meaning(kind.__prefix__) for kind in _kinds_of(Button) if kind.__module__ != prospects.__name__}


def _meaning(data: str) -> str:
    """Return what a press is about, in whichever version."""
    return data.partition(Button.__separator__)[0].rstrip(digits)


def _kinds_of(button: type[Button]) -> Iterator[type[Button]]:
    for kind in button.__subclasses__():
        yield kind
        yield from _kinds_of(kind)


def setup() -> Router:
    """What is answered when nobody else did."""
    router = Router(name="leftovers")
    router.callback_query.register(answer_press)
    router.inline_query.register(show_nothing)
    return router
