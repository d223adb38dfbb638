"""Correcting: how a prospect puts right what was sent - the button, the choice of a part, what is asked and said."""

from aiogram.methods import EditMessageReplyMarkup, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardRemove

from bot.domain.contact_points import ContactPoint, shown
from bot.domain.introduction import Missing
from bot.domain.names import PersonName
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.views.buttons import CorrectRequest, CorrectSent, KeepAsSent
from bot.views.pieces import in_short, number_keyboard


def correct_button(say: Say) -> InlineKeyboardButton:
    """Return the button that puts right what was sent."""
    return InlineKeyboardButton(text=say.plain("Correct it"), callback_data=CorrectRequest().pack())


def offer_to_correct(to: int, message_id: int, say: Say) -> EditMessageReplyMarkup:
    """Leave under a message only the way to correct what it says."""
    return _under(to, message_id, [[correct_button(say)]])


def offer_parts(to: int, message_id: int, say: Say) -> EditMessageReplyMarkup:
    """Offer in place of the button what may be wrong."""
    parts = {
        Missing.NAME: say.plain("Name"),
        Missing.CONTACT: say.plain("Contact"),
        Missing.WISH: say.plain("Question"),
    }
    row = [
        InlineKeyboardButton(text=label, callback_data=CorrectSent(part=part).pack()) for part, label in parts.items()
    ]
    back = InlineKeyboardButton(text=say.plain("‹ Back"), callback_data=KeepAsSent().pack())
    return _under(to, message_id, [row, [back]])


def ask_for_part(to: int, say: Say, rules: HouseRules, part: Missing, *, before: str = "") -> SendMessage:
    """Ask for one part as it should be."""
    words = "\n\n".join(text for text in (before, _question(part, say)) if text)
    if part is not Missing.CONTACT:
        return SendMessage(chat_id=to, text=words, reply_markup=ReplyKeyboardRemove())
    return SendMessage(chat_id=to, text=words, reply_markup=number_keyboard(say, rules))


def corrected_name(to: int, say: Say, name: PersonName) -> SendMessage:
    """Say what the name is now."""
    return _corrected(to, say, say("Name: <b>{name}</b>", name=name))


def corrected_contact(to: int, say: Say, point: ContactPoint) -> SendMessage:
    """Say what the contact is now."""
    return _corrected(to, say, say("Contact: <b>{contacts}</b>", contacts=shown(point.value)))


def corrected_wish(to: int, say: Say, wish: str) -> SendMessage:
    """Say what it is about now."""
    return _corrected(to, say, say("About: {wish}", wish=in_short(wish)))


def _corrected(to: int, say: Say, line: Markup) -> SendMessage:
    words = say("Corrected, thank you. The request stays the same one.")
    return SendMessage(chat_id=to, text=Markup(f"{words}\n\n{line}"), reply_markup=ReplyKeyboardRemove())


def _question(part: Missing, say: Say) -> Markup:
    match part:
        case Missing.NAME:
            return say("What is the right name? /cancel leaves it as it is.")
        case Missing.CONTACT:
            return say("What is the right phone or e-mail? Type it, or share your number. /cancel leaves it as it is.")
        case Missing.WISH:
            return say("What is it really about? A few words are enough. /cancel leaves it as it is.")


def _under(to: int, message_id: int, rows: list[list[InlineKeyboardButton]]) -> EditMessageReplyMarkup:
    keyboard = InlineKeyboardMarkup(inline_keyboard=rows)
    return EditMessageReplyMarkup(chat_id=to, message_id=message_id, reply_markup=keyboard)
