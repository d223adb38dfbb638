"""Speaking to whoever an update came from: in which language, and in which way an answer reaches them."""

from typing import Any

from aiogram.methods import AnswerCallbackQuery, SendMessage, TelegramMethod
from aiogram.types import Message, Update, User

from bot.house_rules import HouseRules
from bot.texts import Say, language_of, speaking

LONGEST_ALERT = 200


def actor_of(update: Update) -> User | None:
    """Return the person who acted, if it was one."""
    person = getattr(update.event, "from_user", None)
    return person if isinstance(person, User) else None


def speaker_for(update: Update, rules: HouseRules, *, chosen: str | None) -> Say:
    """Return a speaker of the language that the person who acted has chosen, or that suits their Telegram."""
    person = actor_of(update)
    code = person.language_code if person is not None else None
    return speaking(chosen or language_of(code, rules.language), rules.lead_word)


def reply_to(update: Update, words: str, *, quiet: bool = False) -> TelegramMethod[Any] | None:
    """Return the answer that shows plain words to whoever acted: a message, or after a tap a pop-up.

    `quiet`: after a tap, a line that passes by itself.
    """
    if update.callback_query is not None:
        return AnswerCallbackQuery(
            callback_query_id=update.callback_query.id, text=words[:LONGEST_ALERT], show_alert=not quiet
        )
    if isinstance(update.event, Message):
        return SendMessage(chat_id=update.event.chat.id, text=words, parse_mode=None)
    return None


def apologise(update: Update, say: Say) -> TelegramMethod[Any] | None:
    """Return the words for somebody whose message could not be worked on."""
    return reply_to(
        update, say.plain("Something went wrong here. Your message is kept, and we have been told. Please try again.")
    )
