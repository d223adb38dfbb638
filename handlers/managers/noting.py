"""Noting: what begins with // or follows the button stays with the team, and no prospect ever reads it."""

from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.ids import ProspectId
from bot.domain.member import Member
from bot.domain.notes import is_note, words_of_note
from bot.house_rules import HouseRules
from bot.mailboxes import Letter, Session
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.write_note import write_note
from bot.views.buttons.talk import AskNote
from bot.views.letters import letter_about
from bot.views.prospect_card import called
from handlers.managers.answering import Answering, is_said_by, looks_like_command, whom_it_speaks_of
from handlers.managers.pressed_card import PressedCard


class Noting(StatesGroup):
    """A manager is writing a note on somebody."""

    writing = State()


class StaysInside(Filter):
    """Lets pass what is for the team alone, and hands on whom it is about, if that is known.

    In a dialogue the next message is the note, also as a reply; a marked one is a note wherever it is written, and what
    comes with it in one album stays inside as well.
    """

    async def __call__(self, message: Message, session: Session, bot: Bot, state: FSMContext) -> bool | dict[str, Any]:
        at, asked = await state.get_state(), await state.get_data()
        is_asked_for = at == Noting.writing.state and not looks_like_command(message)
        if not (is_asked_for or is_marked(message) or _is_of_noted_album(message, asked)):
            return False
        replied = message.reply_to_message
        about = await whom_it_speaks_of(replied, message.chat.id, session, bot) if replied is not None else None
        if about is None and at in (Noting.writing.state, Answering.writing.state):
            about = ProspectId(asked["prospect"])
        return {"about": about}


def is_marked(message: Message) -> bool:
    """Tell whether a message says by itself that it is for the team alone."""
    return is_note(message.text or message.caption)


async def ask_for_note(
    query: CallbackQuery, callback_data: AskNote, turn: Turn, card: PressedCard, state: FSMContext, say: Say
) -> list[AnswerCallbackQuery | Letter] | AnswerCallbackQuery:
    """In private the next message is the note; in the group a marked reply to the card is."""
    prospect = await turn.records.prospects.get(callback_data.prospect)
    if not card.in_private:
        return query.answer(say.plain("Reply to this message and begin with //: that stays with us."), show_alert=True)
    await state.set_state(Noting.writing)
    await state.set_data({"prospect": prospect.id})
    words = say(
        "What to note about {name}? Your next message stays with us. /cancel leaves it.",
        name=called(prospect, say, card.rules),
    )
    return [query.answer(), letter_about(SendMessage(chat_id=card.chat_id, text=words), prospect.id)]


async def note(
    message: Message,
    about: ProspectId | None,
    turn: Turn,
    member: Member,
    state: FSMContext,
    bot: Bot,
    rules: HouseRules,
    say: Say,
) -> SendMessage | Letter | None:
    """Keep a note on whoever it is about; where that is nobody, say so. Raises NoteTooLong, NotFound."""
    if not is_marked(message) and _is_of_noted_album(message, await state.get_data()):
        return None
    if about is None:
        return _about_nobody(message, bot, say)
    words = words_of_note(message.text or message.caption or "")
    if not words:
        return message.answer(say("Please write the note in words, for example: // call after six. /cancel leaves it."))
    await write_note(turn, about, words, by=member)
    await _go_on(message, state)
    name = called(await turn.records.prospects.get(about), say, rules)
    noted = say("📝 Noted about {name}: only we read it.", name=name)
    return letter_about(message.reply(noted, disable_notification=True), about)


def _about_nobody(message: Message, bot: Bot, say: Say) -> SendMessage | None:
    """In a group, people may begin with // among themselves."""
    if message.chat.type != "private" and not is_said_by(bot, message.reply_to_message):
        return None
    return message.answer(say("About whom is this note? Reply to a card with it. It was not sent to anybody."))


async def _go_on(message: Message, state: FSMContext) -> None:
    """The dialogue about a note is over, one about an answer goes on; the rest of an album is known by its number."""
    if await state.get_state() == Noting.writing.state:
        await state.clear()
    if message.media_group_id is not None:
        await state.update_data(noted_album=message.media_group_id)


def _is_of_noted_album(message: Message, noted: dict[str, Any]) -> bool:
    return message.media_group_id is not None and message.media_group_id == noted.get("noted_album")


def register(router: Router) -> None:
    """The button, and what stays inside: asked before what goes out."""
    router.callback_query.register(ask_for_note, AskNote.filter())
    router.message.register(note, StaysInside())
