"""Sending a ready answer: one tap shows the words as the prospect will read them, the next one sends them."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import CallbackQuery, ReplyParameters

from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.domain.ready_answers import ReadyAnswer
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.answer_prospect import answer_once, prospect_to_answer
from bot.usecases.ports import Turn
from bot.usecases.where_to_answer import shows_contact_to_all, where_to_answer
from bot.views.buttons.talk import PreviewAnswer, SendReadyAnswer, SendReadyAnswerOpenly, ShowReadyAnswers
from bot.views.cards import Face, keyboard
from bot.views.letters import letter_of
from bot.views.ready_answers import answer_sent, answer_shown, seal_of, which_answer, words_for
from handlers.managers.pressed_card import PressedCard


async def show_answers(
    query: CallbackQuery, callback_data: ShowReadyAnswers, turn: Turn, member: Member, card: PressedCard
) -> list[Any]:
    """List the answers below a card, or in place of what stands there. Raises what forbids answering."""
    prospect = await prospect_to_answer(turn, callback_data.prospect, by=member, over_colleague=True)
    if not card.rules.ready_answers:
        raise SkipHandler
    return [query.answer(), *_shown(which_answer(prospect, card.say, card.rules), prospect, card)]


async def preview(
    query: CallbackQuery, callback_data: PreviewAnswer, turn: Turn, member: Member, card: PressedCard
) -> list[Any]:
    """Show the words as they would go out. Raises what forbids answering."""
    prospect = await prospect_to_answer(turn, callback_data.prospect, by=member, over_colleague=True)
    words = await _words(callback_data.place, prospect, turn, member, card.rules)
    return [query.answer(), *await _preview(prospect, callback_data.place, words, turn, card)]


async def send(
    query: CallbackQuery,
    callback_data: SendReadyAnswer,
    turn: Turn,
    member: Member,
    card: PressedCard,
    state: FSMContext,
    say: Say,
) -> list[Any]:
    """Send what was shown, just that and once; where everybody would read a contact in it, that is asked first.

    Raises AnsweredSince and what forbids answering.
    """
    pressed = callback_data
    prospect = await prospect_to_answer(turn, pressed.prospect, by=member, over_colleague=True)
    words = await _words(pressed.place, prospect, turn, member, card.rules)
    if seal_of(words) != pressed.seal:
        told = query.answer(say.plain("The words are others by now: please read them once more."), show_alert=True)
        return [told, *await _preview(prospect, pressed.place, words, turn, card)]
    if not isinstance(pressed, SendReadyAnswerOpenly) and await shows_contact_to_all(turn.records, prospect, words):
        return [query.answer(), *await _preview(prospect, pressed.place, words, turn, card)]
    await answer_once(turn, prospect.id, words, after=_activity(pressed.after), by=member, over_colleague=True)
    await state.clear()
    return [query.answer(say.plain("Sent ✓")), *_shown(answer_sent(prospect, words, say, card.rules), prospect, card)]


async def _preview(prospect: Prospect, place: int, words: str, turn: Turn, card: PressedCard) -> list[Any]:
    after = await turn.records.activities.find_last_answer(prospect.id)
    to_all = await shows_contact_to_all(turn.records, prospect, words)
    face = answer_shown(prospect, place, words, after=after, say=card.say, rules=card.rules, to_all=to_all)
    return _shown(face, prospect, card)


async def _words(place: int, prospect: Prospect, turn: Turn, member: Member, rules: HouseRules) -> str:
    """Return the words of an answer, as they may be read where they will stand."""
    answer, where = _answer_at(place, rules), await where_to_answer(turn.records, prospect)
    return words_for(answer, prospect, member, rules, read_by_all=where is not None and where.is_public)


def _answer_at(place: int, rules: HouseRules) -> ReadyAnswer:
    """Return an answer by its place; the owner may have taken it off the list since."""
    if place >= len(rules.ready_answers):
        raise SkipHandler
    return rules.ready_answers[place]


def _activity(pressed: int) -> ActivityId | None:
    return ActivityId(pressed) if pressed else None


def _shown(face: Face, prospect: Prospect, card: PressedCard) -> list[Letter | EditMessageText]:
    """Show it in the pressed message, or below a card, which nothing may replace; a reply to it is an answer."""
    if card.message_id is None:
        return []
    markup = keyboard(face.rows) if face.rows else None
    if not card.shows_card:
        return [EditMessageText(chat_id=card.chat_id, message_id=card.message_id, text=face.text, reply_markup=markup)]
    below = ReplyParameters(message_id=card.message_id)
    method = SendMessage(
        chat_id=card.chat_id, text=face.text, reply_markup=markup, reply_parameters=below, disable_notification=True
    )
    return [replace(letter_of(method), prospect=prospect.id)]


def register(router: Router) -> None:
    """The list, one of them, and off it goes."""
    router.callback_query.register(show_answers, ShowReadyAnswers.filter())
    router.callback_query.register(preview, PreviewAnswer.filter())
    router.callback_query.register(send, SendReadyAnswer.filter())
    router.callback_query.register(send, SendReadyAnswerOpenly.filter())
