"""Naming a company: who asks for one may say so before the summary is sent; nobody has to."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, Message

from bot.domain.introduction import Introduction
from bot.domain.on_behalf import OnBehalf, read_on_behalf
from bot.domain.reading.gaining import typed_points
from bot.domain.reading.understanding import Understood
from bot.mailboxes import Letter
from bot.views.buttons.prospects import AskForMyself, NameCompany, SayWhoDecides
from bot.views.introduction import ask_company, ask_company_again
from bot.views.receipts import question_kept
from handlers.prospects.asking_a_question import keep_question, pass_on_instead
from handlers.prospects.consenting import press_too_late, show_in_place, without_buttons
from handlers.prospects.content import HasWords, words_of
from handlers.prospects.introducing import MOST_CONTACTS, ask_company_anew, ask_next, introduction_so_far
from handlers.prospects.saying_it_all import HoldsContact
from handlers.prospects.talk import Introducing, Talk

Methods = list[TelegramMethod[Any]]


async def ask_which(query: CallbackQuery, talk: Talk) -> Methods:
    """Ask which company it is; all that was said stands."""
    return [query.answer(), await ask_company_anew(talk), *without_buttons(query, talk)]


async def name_company(message: Message, talk: Talk) -> SendMessage:
    """Take the company, and what the person does there; raises CompanyRefused. A question is kept, and asked again."""
    typed = words_of(message)
    if typed.rstrip().endswith("?"):
        await keep_question(talk, message)
        return ask_company(talk.chat, talk.say, before=question_kept(talk.say))
    said = await introduction_so_far(talk)
    return await ask_next(talk, replace(said, on_behalf=_with_known_role(read_on_behalf(typed), said)))


async def name_company_with_contact(message: Message, understood: Understood, talk: Talk) -> SendMessage:
    """Take the company, and the contacts beside it; raises CompanyRefused for a company that is none."""
    said = await introduction_so_far(talk)
    named = ", ".join(part for part in (understood.company, understood.wish) if part)
    on_behalf = _with_known_role(read_on_behalf(named), said) if named else said.on_behalf
    said = replace(said, on_behalf=on_behalf).with_points(typed_points(understood))
    return await ask_next(talk, said.with_first_points(MOST_CONTACTS))


async def say_who_decides(query: CallbackQuery, callback_data: SayWhoDecides, talk: Talk) -> Methods:
    """Note whether the decision is the person's own, and show it where it was pressed."""
    said = await introduction_so_far(talk)
    if said.on_behalf is None:
        return [await press_too_late(query, talk)]
    on_behalf = replace(said.on_behalf, may_decide=callback_data.myself)
    return await show_in_place(query, talk, replace(said, on_behalf=on_behalf))


async def ask_for_myself(query: CallbackQuery, talk: Talk) -> Methods:
    """Take the company away again."""
    said = await introduction_so_far(talk)
    return [query.answer(), await ask_next(talk, replace(said, on_behalf=None)), *without_buttons(query, talk)]


def _with_known_role(named: OnBehalf, said: Introduction) -> OnBehalf:
    """Return the company with the role that was said before, unless another one stands beside it."""
    known = said.on_behalf.role if said.on_behalf is not None else None
    return replace(named, role=named.role or known)


async def send_no_words(message: Message, talk: Talk) -> SendMessage | Letter:
    """Ask again where something else than words came, which is passed on."""
    return await pass_on_instead(message, talk, lambda before: ask_company_again(talk.chat, talk.say, before=before))


def register(router: Router) -> None:
    """Everything about the company while the summary waits, and presses that come too late."""
    asked = StateFilter(Introducing.company)
    router.callback_query.register(ask_which, NameCompany.filter(), StateFilter(Introducing.consent))
    router.callback_query.register(ask_for_myself, AskForMyself.filter(), asked)
    router.callback_query.register(say_who_decides, SayWhoDecides.filter(), StateFilter(Introducing.consent))
    for button in (NameCompany, AskForMyself, SayWhoDecides):
        router.callback_query.register(press_too_late, button.filter())
    router.message.register(name_company_with_contact, asked, HoldsContact())
    router.message.register(name_company, asked, HasWords())
    router.message.register(send_no_words, asked)
