"""Consenting: the summary is sent, corrected or dropped. Only now is a name or a contact kept."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.methods import AnswerCallbackQuery, EditMessageReplyMarkup, SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, Message

from bot.domain.introduction import Introduction
from bot.domain.reading.gaining import with_role
from bot.usecases.promote_to_lead import promote_to_lead
from bot.views.buttons.prospects import ChooseCorrection, Correct, GiveConsent, RefuseConsent
from bot.views.correcting import offer_to_correct
from bot.views.receipts import question_kept, receipt
from bot.views.summary import ask_what_to_correct, edited_summary, press_under_summary
from handlers.lease import lease_from_now
from handlers.prospects.asking_a_question import keep_question
from handlers.prospects.content import SAYS_SOMETHING, Holding, words_of
from handlers.prospects.introducing import (
    as_read,
    ask_anew,
    ask_next,
    completed,
    drop,
    introduction_so_far,
    wish_in_own_words,
)
from handlers.prospects.talk import Introducing, Talk

Methods = list[TelegramMethod[Any]]


async def give_consent(query: CallbackQuery, callback_data: GiveConsent, talk: Talk) -> Methods:
    """Make a lead of what the summary shows; one that is out of date is shown anew. Who is excluded reads the same.

    The wish may be gone since, with the lead it was known from: then it is asked for.
    """
    said = (await talk.draft()).introduction
    whole = await completed(talk, said)
    if callback_data.seal != said.seal(talk.rules.consent_document) or whole.missing() is not None:
        return [query.answer(), await ask_next(talk, said), *without_buttons(query, talk)]
    return await send(query, talk, said, whole)


async def send(query: CallbackQuery, talk: Talk, said: Introduction, whole: Introduction) -> Methods:
    """Make a lead of a whole introduction; the receipt shows what was `said`, and a way to correct it."""
    words, before = await wish_in_own_words(talk, said), await talk.own_request()
    await promote_to_lead(
        talk.turn,
        talk.prospect,
        whole,
        consent_version=talk.rules.consent_version,
        on_shift=talk.rules.hours.is_open(talk.turn.now),
        lease_until=await lease_from_now(talk.turn, talk.rules),
    )
    await talk.state.set_state(None)
    sent = (await talk.draft()).after_sending(_summary_under(query))
    if before is None or not before.can_be_withdrawn:
        sent = replace(sent, sent_at=talk.turn.now, sent_wish=words)
    await talk.keep(sent)
    wait = await talk.expected_wait()
    wish = as_read(talk, words)
    thanks = receipt(talk.chat, talk.say, talk.rules, talk.turn.now, said, wait=wait, wish=wish)
    return [query.answer(), thanks, *_way_to_correct(query, talk)]


async def choose_correction(query: CallbackQuery, talk: Talk) -> Methods:
    """Ask what is wrong; it changes nothing."""
    return [query.answer(), ask_what_to_correct(talk.chat, talk.say), *without_buttons(query, talk)]


async def correct(query: CallbackQuery, callback_data: Correct, talk: Talk) -> Methods:
    """Ask for what is wrong, and for nothing else; a wish given before stands in the journal all the same."""
    return [query.answer(), await ask_anew(talk, callback_data.part), *without_buttons(query, talk)]


async def refuse_consent(query: CallbackQuery, talk: Talk) -> Methods:
    """Drop name and contact; the person stays anonymous and is served all the same."""
    return [query.answer(), await drop(talk), *without_buttons(query, talk)]


async def press_too_late(query: CallbackQuery, talk: Talk) -> AnswerCallbackQuery:
    """Answer a press under a summary that was sent, or that was left since."""
    if (await talk.draft()).sent == _summary_under(query) is not None:
        return query.answer(talk.say.plain("It is sent already."))
    return query.answer(talk.say.plain("This button is outdated. Type /start."), show_alert=True)


async def write_instead(message: Message, talk: Talk) -> SendMessage:
    """Take a name that is written instead of a press for a better one, and pass on anything else as a question."""
    understood = talk.understand(words_of(message))
    if understood.name is not None and understood.wish is None:
        said = await introduction_so_far(talk)
        named = replace(said, name=understood.name, on_behalf=with_role(said.on_behalf, understood.role))
        return await ask_next(talk, named)
    await keep_question(talk, message)
    return press_under_summary(talk.chat, talk.say, before=question_kept(talk.say))


async def send_nothing_to_pass_on(message: Message, talk: Talk) -> SendMessage:
    """Remind of the buttons; it changes nothing."""
    return press_under_summary(talk.chat, talk.say)


async def show_in_place(query: CallbackQuery, talk: Talk, said: Introduction) -> Methods:
    """Show the summary where it was pressed; what is asked for instead comes below it."""
    shown = await ask_next(talk, said)
    if query.message is None or await talk.state.get_state() != Introducing.consent:
        return [query.answer(), shown, *without_buttons(query, talk)]
    return [query.answer(), edited_summary(query.message.message_id, shown)]


def _summary_under(query: CallbackQuery) -> int | None:
    return query.message.message_id if query.message else None


def _way_to_correct(query: CallbackQuery, talk: Talk) -> Methods:
    """Leave under the summary, which shows it all, the button that corrects it."""
    summary = _summary_under(query)
    return [offer_to_correct(talk.chat, summary, talk.say)] if summary else []


def without_buttons(query: CallbackQuery, talk: Talk) -> Methods:
    """Take the buttons from under the pressed message, which has been answered."""
    summary = _summary_under(query)
    return [EditMessageReplyMarkup(chat_id=talk.chat, message_id=summary)] if summary else []


def register(router: Router) -> None:
    """Everything that happens while the summary waits for an answer, and presses that come too late.

    Yes or no may be said for as long as the introduction goes on: a second tap on another button of the summary, or on
    one of an older summary, may have asked for something once more.
    """
    asked, introducing = StateFilter(Introducing.consent), StateFilter(*Introducing.__all_states__)
    router.callback_query.register(give_consent, GiveConsent.filter(), introducing)
    router.callback_query.register(choose_correction, ChooseCorrection.filter(), asked)
    router.callback_query.register(correct, Correct.filter(), asked)
    router.callback_query.register(refuse_consent, RefuseConsent.filter(), introducing)
    for button in (GiveConsent, ChooseCorrection, Correct, RefuseConsent):
        router.callback_query.register(press_too_late, button.filter())
    router.message.register(write_instead, asked, Holding(SAYS_SOMETHING))
    router.message.register(send_nothing_to_pass_on, asked)
