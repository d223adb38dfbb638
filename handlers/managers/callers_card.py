"""The caller's card: an answer to the message that shows somebody, in which every button finds whom it is about."""

from contextlib import suppress

from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import Refusal
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.read_caller import Caller, read_caller
from bot.views.cards import Face, keyboard, works_alone
from handlers.managers.somebody_shown import Shown, shown_in


def answer_with(message: Message, face: Face) -> SendMessage:
    """Return the card as an answer to the message that shows somebody."""
    return message.answer(
        face.text,
        reply_markup=keyboard(face.rows) if face.rows else None,
        reply_parameters=message.as_reply_parameters(allow_sending_without_reply=True),
    )


async def read_shown(turn: Turn, shown: Shown, member: Member, rules: HouseRules) -> Caller:
    """Return who it is, as far as the member may know."""
    alone = works_alone(await turn.records.team.list_all(), rules)
    return await read_caller(turn.records, shown.values, member, alone=alone, unnamed_too=rules.show_telegram_names)


async def shown_before(query: CallbackQuery, turn: Turn, rules: HouseRules) -> Shown | None:
    """Return whom the card with the pressed button is about; None where the message it answers is gone.

    What somebody sent stays in the chat, and Telegram hands it on with every press (Bot API: `reply_to_message`).
    """
    answered = answered_message(query)
    if answered is None:
        return None
    with suppress(Refusal):
        return await shown_in(answered, words_of(answered), turn.records, rules.region)
    return None


def answered_message(query: CallbackQuery) -> Message | None:
    """Return the presser's own message that the one with the pressed button answers; None where it is gone."""
    answered = query.message.reply_to_message if isinstance(query.message, Message) else None
    if answered is None or answered.from_user is None or answered.from_user.id != query.from_user.id:
        return None
    return answered


def words_of(message: Message) -> str:
    """Return what was typed, without the command before it."""
    text = (message.text or "").strip()
    return text.partition(" ")[2].strip() if text.startswith("/") else text


def too_late(query: CallbackQuery, say: Say) -> AnswerCallbackQuery:
    """Ask for the contact again."""
    return query.answer(say.plain("Send the contact once more: I no longer know which one is meant."), show_alert=True)
