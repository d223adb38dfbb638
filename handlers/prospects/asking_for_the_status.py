"""Asking for the status: /status, and a request taken back by its own person. Whatever was going on goes on."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import AnswerCallbackQuery, SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, Message

from bot.clock import epoch_ms
from bot.domain.own_request import OwnRequest
from bot.usecases.withdraw_request import withdraw_request
from bot.views.buttons.prospects import AskToWithdraw, KeepRequest, Withdraw
from bot.views.status import ask_to_withdraw, status, status_again, withdrawn
from handlers.prospects.introducing import as_read
from handlers.prospects.talk import Talk

Methods = list[TelegramMethod[Any]]


async def tell_status(message: Message, talk: Talk) -> SendMessage:
    """Tell what is open, where it stands and when an answer may be expected."""
    request, wait, introduced = await own_request(talk), await talk.expected_wait(), await talk.is_introduced()
    return status(talk.chat, talk.say, talk.rules, talk.turn.now, request, wait=wait, introduced=introduced)


async def press_withdraw(query: CallbackQuery, callback_data: AskToWithdraw, talk: Talk) -> Methods:
    """Ask whether that is meant."""
    request = await own_request(talk)
    if request is None or not _is_about(callback_data, request) or query.message is None:
        return [closed_already(query, talk)]
    return [query.answer(), ask_to_withdraw(talk.chat, query.message.message_id, talk.say, request)]


async def withdraw(query: CallbackQuery, callback_data: Withdraw, talk: Talk) -> Methods:
    """Close the request; one that no record holds, as far as its person knows."""
    request = await own_request(talk)
    if request is None or not _is_about(callback_data, request) or query.message is None:
        return [closed_already(query, talk)]
    await withdraw_request(talk.turn, talk.prospect, since=request.since)
    draft = (await talk.draft()).without_wish()
    await talk.keep(replace(draft, withdrawn_at=talk.turn.now, wrote_at=None, campaign=None))
    return [query.answer(), withdrawn(talk.chat, query.message.message_id, talk.say)]


async def keep_request(query: CallbackQuery, talk: Talk) -> Methods:
    """Show the status again; nothing has changed."""
    request = await own_request(talk)
    if request is None or query.message is None:
        return [closed_already(query, talk)]
    wait, here = await talk.expected_wait(), query.message.message_id
    return [query.answer(), status_again(talk.chat, here, talk.say, talk.rules, talk.turn.now, request, wait=wait)]


async def own_request(talk: Talk) -> OwnRequest | None:
    """Return what the prospect has open, or had last, in their language."""
    request = await talk.own_request()
    return replace(request, wish=as_read(talk, request.wish)) if request is not None else None


def _is_about(button: AskToWithdraw | Withdraw, request: OwnRequest) -> bool:
    return request.can_be_withdrawn and button.since == epoch_ms(request.since)


def closed_already(query: CallbackQuery, talk: Talk) -> AnswerCallbackQuery:
    """Answer a press about a request that is open no more."""
    return query.answer(talk.say.plain("This request is closed already. What is open: /status."), show_alert=True)


def register(router: Router) -> None:
    """/status, and the buttons under it."""
    router.message.register(tell_status, Command("status", ignore_case=True, ignore_mention=True))
    router.callback_query.register(press_withdraw, AskToWithdraw.filter())
    router.callback_query.register(withdraw, Withdraw.filter())
    router.callback_query.register(keep_request, KeepRequest.filter())
