"""Setting up: an owner sees in which chats the bot notices what, what is missing there, and says how it behaves."""

from typing import Any

from aiogram import Router, flags
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.domain.member import Member
from bot.domain.rights import check_is_owner
from bot.house_rules import HouseRules
from bot.mailboxes import Letter, Priority, Session
from bot.texts import Say
from bot.usecases.keep_chat import get_chat, leave_chat, look_at_chats, set_letting_in, set_mode, use_chat
from bot.usecases.look_at_oneself import look_at_oneself
from bot.usecases.ports import Turn
from bot.usecases.read_setup import read_chat_card, read_setup
from bot.usecases.undo_in_chat import undo_in_chat
from bot.views.buttons.setup import (
    AskToLeaveChat,
    ChooseMode,
    LeaveChat,
    LetEverybodyIn,
    LookAgain,
    ShowChat,
    ShowSetup,
    UndoInChat,
    UseChat,
)
from bot.views.cards import Face, card_letter
from bot.views.setup_card import SETUP, ask_to_leave, chat_card, overview
from handlers.managers.pressed_card import PressedCard


async def show_anew(
    message: Message, turn: Turn, session: Session, member: Member, state: FSMContext, rules: HouseRules, say: Say
) -> Letter:
    """Show it all in a new message, the only one from now on. Raises ForTheOwner."""
    setup = await read_setup(turn.records, by=member)
    await state.clear()
    await session.outbox.set_card_message(SETUP, message.chat.id, None)
    return _card(overview(setup, say, rules), message.chat.id)


@flags.only_in_private
async def show(
    query: CallbackQuery, callback_data: ShowSetup, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show it all, or another page of it. Raises ForTheOwner."""
    setup = await read_setup(turn.records, by=member)
    return [query.answer(), _card(overview(setup, say, card.rules, callback_data.page), card.chat_id)]


@flags.only_in_private
async def show_chat(
    query: CallbackQuery, callback_data: ShowChat, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show one chat. Raises ForTheOwner, NotFound."""
    return [query.answer(), await _chat_card(turn, callback_data.chat, member, card, say)]


async def look_again(query: CallbackQuery, turn: Turn, member: Member, say: Say) -> Any:
    """Ask Telegram; the card changes by itself. Raises ForTheOwner."""
    check_is_owner(member)
    await look_at_chats(turn)
    await look_at_oneself(turn)
    return query.answer(say.plain("I am asking Telegram."))


@flags.only_in_private
async def choose_mode(
    query: CallbackQuery, callback_data: ChooseMode, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Say how the bot behaves in a chat. Raises ForTheOwner, NotFound."""
    await set_mode(turn, callback_data.chat, callback_data.mode, by=member)
    said = query.answer(say.plain("Changed."))
    return [said, await _chat_card(turn, callback_data.chat, member, card, say)]


@flags.only_in_private
async def choose_letting_in(
    query: CallbackQuery, callback_data: LetEverybodyIn, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Say whether the bot lets in who asks to join. Raises ForTheOwner, NotFound."""
    await set_letting_in(turn, callback_data.chat, callback_data.lets_in, by=member)
    said = query.answer(say.plain("Changed."))
    return [said, await _chat_card(turn, callback_data.chat, member, card, say)]


@flags.only_in_private
async def undo(
    query: CallbackQuery, callback_data: UndoInChat, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Take a choice back. Raises ForTheOwner, NotFound, UndoneAlready, ChatChangedSince."""
    since = card.rules.undoable_since(turn.now)
    chat = await undo_in_chat(turn, callback_data.activity, by=member, since=since)
    return [query.answer(say.plain("Done.")), await _chat_card(turn, chat.chat_id, member, card, say)]


async def use(query: CallbackQuery, callback_data: UseChat, turn: Turn, member: Member, say: Say) -> Any:
    """Take notice of what happens in a chat; the question says so. Raises ForTheOwner, NotFound."""
    await use_chat(turn, callback_data.chat, by=member)
    return query.answer(say.plain("From now on I take notice."))


@flags.only_in_private
async def ask_before_leaving(
    query: CallbackQuery, callback_data: AskToLeaveChat, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Ask whether the bot is to go. Raises ForTheOwner, NotFound."""
    chat = await get_chat(turn.records, callback_data.chat, by=member)
    return [query.answer(), _card(ask_to_leave(chat, say), card.chat_id)]


async def leave(query: CallbackQuery, callback_data: LeaveChat, turn: Turn, member: Member, say: Say) -> Any:
    """Go out of a chat; the question, or the set-up, says so. Raises ForTheOwner, NotFound."""
    await leave_chat(turn, callback_data.chat, by=member)
    return query.answer(say.plain("I have left."))


async def _chat_card(turn: Turn, chat_id: int, member: Member, card: PressedCard, say: Say) -> Letter:
    shown = await read_chat_card(turn.records, chat_id, by=member, since=card.rules.undoable_since(turn.now))
    return _card(chat_card(shown, say, card.rules), card.chat_id)


def _card(face: Face, chat_id: int) -> Letter:
    return card_letter(face, chat_id=chat_id, subject=SETUP, prospect=None, priority=Priority.ANSWER)


def register(router: Router) -> None:
    """/setup and its buttons."""
    router.message.register(show_anew, Command("setup", ignore_case=True))
    router.callback_query.register(show, ShowSetup.filter())
    router.callback_query.register(show_chat, ShowChat.filter())
    router.callback_query.register(look_again, LookAgain.filter())
    router.callback_query.register(choose_mode, ChooseMode.filter())
    router.callback_query.register(choose_letting_in, LetEverybodyIn.filter())
    router.callback_query.register(undo, UndoInChat.filter())
    router.callback_query.register(use, UseChat.filter())
    router.callback_query.register(ask_before_leaving, AskToLeaveChat.filter())
    router.callback_query.register(leave, LeaveChat.filter())
