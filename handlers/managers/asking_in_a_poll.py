"""Asking in a poll: the owner writes a question with its answers, says where it is asked, and when it is over."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.ids import PollId
from bot.domain.member import Member
from bot.domain.rights import check_is_owner
from bot.mailboxes import Letter
from bot.texts import Say, speaking
from bot.usecases.ask_in_poll import ask_in, choose_votes, end_poll, make_poll
from bot.usecases.ports import Turn
from bot.usecases.read_poll_card import read_poll_card, read_way_from
from bot.views.buttons.polls import AskEndPoll, AskInChat, ChooseVotes, EndPoll, ShowPoll
from bot.views.cards import Face, card_letter, keyboard
from bot.views.poll_card import asked_poll, end_question, ended_poll, poll_card, poll_card_subject, polls_page
from handlers.managers.pressed_card import PressedCard, only_in_private

NEWEST = 4


class Polling(StatesGroup):
    """The owner is asked what to let people vote on."""

    writing = State()


async def ask(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Ask for the question, and list what was asked lately. Raises ForTheOwner."""
    check_is_owner(member)
    await state.set_state(Polling.writing)
    face = polls_page(await turn.records.polls.list_newest(NEWEST), say)
    return message.answer(face.text, reply_markup=keyboard(face.rows) if face.rows else None)


async def write(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> Letter:
    """Keep what is to be asked, and ask where. Raises ForTheOwner, PollRefused."""
    poll = await make_poll(turn, message.text or "", by=member)
    await state.clear()
    return await _card(turn, poll.id, member.id, say)


async def show(
    query: CallbackQuery, callback_data: ShowPoll, turn: Turn, card: PressedCard, member: Member, say: Say
) -> Any:
    """Show how a poll stands by now; where it was listed, below the list. Raises ForTheOwner, NotFound."""
    if not card.in_private:
        return only_in_private(query, say)
    check_is_owner(member)
    if not card.shows_card:
        await card.session.outbox.set_card_message(poll_card_subject(callback_data.poll), card.chat_id, None)
    return [query.answer(), await _card(turn, callback_data.poll, card.chat_id, say, callback_data.page)]


async def choose(
    query: CallbackQuery, callback_data: ChooseVotes, turn: Turn, card: PressedCard, member: Member, say: Say
) -> Any:
    """Let votes carry names, or not. Raises ForTheOwner, NotFound, PollGone."""
    if not card.in_private:
        return only_in_private(query, say)
    await choose_votes(turn, callback_data.poll, anonymous=callback_data.anonymous, by=member)
    return [query.answer(), await _card(turn, callback_data.poll, card.chat_id, say)]


async def ask_there(
    query: CallbackQuery, callback_data: AskInChat, turn: Turn, card: PressedCard, member: Member, say: Say
) -> Any:
    """Ask it there. Raises ForTheOwner, NotFound, PollGone."""
    if not card.in_private:
        return only_in_private(query, say)
    poll = await ask_in(turn, callback_data.poll, callback_data.chat, by=member)
    return [query.answer(), asked_poll(poll), await _card(turn, poll.id, card.chat_id, say)]


async def ask_end(
    query: CallbackQuery, callback_data: AskEndPoll, turn: Turn, card: PressedCard, member: Member, say: Say
) -> Any:
    """Ask whether it shall be over. Raises ForTheOwner, NotFound."""
    if not card.in_private:
        return only_in_private(query, say)
    check_is_owner(member)
    shown = await read_poll_card(turn.records, callback_data.poll)
    return [query.answer(), _letter(end_question(shown, say), callback_data.poll, card.chat_id)]


async def end(
    query: CallbackQuery, callback_data: EndPoll, turn: Turn, card: PressedCard, member: Member, say: Say
) -> Any:
    """Let nobody vote any more. Raises ForTheOwner, NotFound, PollGone."""
    if not card.in_private:
        return only_in_private(query, say)
    poll = await end_poll(turn, callback_data.poll, by=member)
    ended = ended_poll(
        poll, await read_way_from(turn.records, poll), speaking(card.rules.language, card.rules.lead_word), card.rules
    )
    return [query.answer(say.plain("It is over ✓")), ended, await _card(turn, poll.id, card.chat_id, say)]


async def _card(turn: Turn, poll: PollId, chat_id: int, say: Say, page: int = 1) -> Letter:
    return _letter(poll_card(await read_poll_card(turn.records, poll), page, say), poll, chat_id)


def _letter(face: Face, poll: PollId, chat_id: int) -> Letter:
    return card_letter(face, chat_id=chat_id, subject=poll_card_subject(poll), prospect=None)


def register(router: Router) -> None:
    """/poll and its buttons."""
    router.message.register(ask, Command("poll", ignore_case=True))
    router.callback_query.register(show, ShowPoll.filter())
    router.callback_query.register(choose, ChooseVotes.filter())
    router.callback_query.register(ask_there, AskInChat.filter())
    router.callback_query.register(ask_end, AskEndPoll.filter())
    router.callback_query.register(end, EndPoll.filter())


def register_dialogue(router: Router) -> None:
    """What is to be asked."""
    router.message.register(write, StateFilter(Polling.writing))
