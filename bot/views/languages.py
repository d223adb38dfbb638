"""Languages: the question in which one to talk, asked in both, and what stands there once it is answered."""

from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.texts import LANGUAGES, OWN_NAMES, Markup, Say, speaking
from bot.views.buttons.prospects import SpeakLanguage


def ask_language(to: int, say: Say) -> SendMessage:
    """Ask in which language to talk; the one that is spoken now is coloured."""
    words = "\n".join(_question(speaking(language)) for language in LANGUAGES)
    row = [
        InlineKeyboardButton(
            text=OWN_NAMES[language],
            callback_data=SpeakLanguage(language=language).pack(),
            style="primary" if language == say.language else None,
        )
        for language in LANGUAGES
    ]
    return SendMessage(chat_id=to, text=words, reply_markup=InlineKeyboardMarkup(inline_keyboard=[row]))


def language_chosen(to: int, message_id: int, say: Say) -> EditMessageText:
    """Say, in place of the question, in which language everything will be from now on."""
    words = say("We talk in English from now on. Another language: /language.")
    return EditMessageText(chat_id=to, message_id=message_id, text=words)


def _question(say: Say) -> Markup:
    return say("In which language shall we talk?")
