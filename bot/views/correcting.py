"""Correcting: how a prospect puts right what was sent - the button, the choice of a part, what is asked and said."""

from aiogram.methods import EditMessageReplyMarkup, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardRemove

from bot.domain.contact_points import ContactPoint
from bot.domain.introduction import Introduction, Part
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.views.buttons.prospects import CorrectRequest, CorrectSent, KeepAsSent
from bot.views.pieces import in_short, just_for_myself, number_keyboard, one_button, paragraphs
from bot.views.summary import company_line, contacts_line, mend_mail_button, or_did_you_mean


def correct_button(say: Say) -> InlineKeyboardButton:
    """Return the button that puts right what was sent."""
    return InlineKeyboardButton(text=say.plain("Correct it"), callback_data=CorrectRequest().pack())


def offer_to_correct(to: int, message_id: int, say: Say) -> EditMessageReplyMarkup:
    """Leave under a message only the way to correct what it says."""
    return _under(to, message_id, [[correct_button(say)]])


def offer_parts(to: int, message_id: int, say: Say) -> EditMessageReplyMarkup:
    """Offer in place of the button what may be wrong."""
    labels = {
        Part.NAME: say.plain("Name"),
        Part.CONTACT: say.plain("Contact"),
        Part.WISH: say.plain("Question"),
        Part.COMPANY: say.plain("Company"),
    }
    parts = [
        InlineKeyboardButton(text=label, callback_data=CorrectSent(part=part).pack()) for part, label in labels.items()
    ]
    back = InlineKeyboardButton(text=say.plain("‹ Back"), callback_data=KeepAsSent().pack())
    return _under(to, message_id, [parts[:2], parts[2:], [back]])


def ask_for_part(to: int, say: Say, rules: HouseRules, part: Part, *, before: str = "") -> SendMessage:
    """Ask for one part as it should be; for the company by a button, too, that takes it away."""
    words = paragraphs(before, _question(part, say))
    match part:
        case Part.CONTACT:
            return SendMessage(chat_id=to, text=words, reply_markup=number_keyboard(say, rules))
        case Part.COMPANY:
            return SendMessage(chat_id=to, text=words, reply_markup=one_button(just_for_myself(say)))
        case Part.NAME | Part.WISH:
            return SendMessage(chat_id=to, text=words, reply_markup=ReplyKeyboardRemove())


def corrected_name(to: int, say: Say, name: PersonName) -> SendMessage:
    """Say what the name is now."""
    return _corrected(to, say, say("Name: <b>{name}</b>", name=name))


def corrected_contact(to: int, say: Say, point: ContactPoint) -> SendMessage:
    """Say what the contact is now."""
    return _corrected(to, say, contacts_line(say, [point]))


def ask_about_mail(to: int, say: Say, introduction: Introduction) -> SendMessage:
    """Ask, once it is corrected, whether an e-mail was meant otherwise; one tap takes it so."""
    words = or_did_you_mean(say, introduction)
    return SendMessage(chat_id=to, text=words, reply_markup=one_button(mend_mail_button(say)))


def corrected_company(to: int, say: Say, on_behalf: OnBehalf | None) -> SendMessage:
    """Say for whom it is now."""
    return _corrected(to, say, company_line(say, on_behalf) or say("For yourself, without a company."))


def corrected_wish(to: int, say: Say, wish: str) -> SendMessage:
    """Say what it is about now."""
    return _corrected(to, say, say("About: {wish}", wish=in_short(wish)))


def _corrected(to: int, say: Say, line: Markup) -> SendMessage:
    words = say("Corrected, thank you. No need to send it again.")
    return SendMessage(chat_id=to, text=Markup(f"{words}\n\n{line}"), reply_markup=ReplyKeyboardRemove())


def _question(part: Part, say: Say) -> Markup:
    match part:
        case Part.NAME:
            return say("What is the right name? /cancel leaves it as it is.")
        case Part.CONTACT:
            return say("What is the right phone or e-mail? Type it, or share your number. /cancel leaves it as it is.")
        case Part.WISH:
            return say("What is it really about? A few words are enough. /cancel leaves it as it is.")
        case Part.COMPANY:
            return say(
                "Which company is it? You may add what you do there: Buttercup Ltd, purchasing."
                " /cancel leaves it as it is."
            )


def _under(to: int, message_id: int, rows: list[list[InlineKeyboardButton]]) -> EditMessageReplyMarkup:
    keyboard = InlineKeyboardMarkup(inline_keyboard=rows)
    return EditMessageReplyMarkup(chat_id=to, message_id=message_id, reply_markup=keyboard)
