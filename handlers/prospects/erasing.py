"""Erasing: /forget takes back everything, a withdrawn consent the name and the contacts; each is asked about once."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, Message

from bot.mailboxes import Letter
from bot.usecases.erase_person import erase_person, withdraw_consent
from bot.views.buttons.prospects import AskAboutConsent, EraseEverything, LeaveEverything, WithdrawConsent
from bot.views.letters import letter_of
from bot.views.privacy import ask_about_consent, ask_to_erase, consent_withdrawn, everything_erased, nothing_erased
from handlers.prospects.consenting import without_buttons
from handlers.prospects.draft import Draft
from handlers.prospects.talk import Talk

Answers = list[TelegramMethod[Any] | Letter]


async def forget(message: Message, talk: Talk) -> SendMessage:
    """Tell what will go and what stays; it changes nothing yet."""
    return ask_to_erase(talk.chat, talk.say)


async def erase(query: CallbackQuery, talk: Talk) -> Answers:
    """Erase everything; of the words that say so nothing is kept either."""
    await erase_person(talk.turn, talk.prospect)
    last = [everything_erased(talk.chat, talk.say), *without_buttons(query, talk)]
    return [query.answer(), *(replace(letter_of(each), fleeting=True) for each in last)]


async def ask(query: CallbackQuery, talk: Talk) -> Answers:
    """Tell what goes with the consent; it changes nothing yet."""
    return [query.answer(), ask_about_consent(talk.chat, talk.say), *without_buttons(query, talk)]


async def withdraw(query: CallbackQuery, talk: Talk) -> Answers:
    """Erase the name and the contacts; the talk goes on without them."""
    await withdraw_consent(talk.turn, talk.prospect)
    await talk.state.set_state(None)
    await talk.keep(Draft(wrote_at=(await talk.draft()).wrote_at))
    return [query.answer(), consent_withdrawn(talk.chat, talk.say), *without_buttons(query, talk)]


async def leave(query: CallbackQuery, talk: Talk) -> Answers:
    """Let everything be as it was."""
    return [query.answer(), nothing_erased(talk.chat, talk.say), *without_buttons(query, talk)]


def register(router: Router) -> None:
    """/forget, and the buttons under what it asks and under /privacy."""
    router.message.register(forget, Command("forget", ignore_case=True, ignore_mention=True))
    router.callback_query.register(erase, EraseEverything.filter())
    router.callback_query.register(ask, AskAboutConsent.filter())
    router.callback_query.register(withdraw, WithdrawConsent.filter())
    router.callback_query.register(leave, LeaveEverything.filter())
