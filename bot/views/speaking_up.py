"""Speaking up: what the bot says by itself to a question in public, and the way into its chat."""

from dataclasses import replace
from datetime import datetime, timedelta

from aiogram.methods import SendMessage
from aiogram.types import (
    EphemeralMessageParameters,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyParameters,
)

from bot.domain.chat import ChatMode, OurChat
from bot.domain.post import Spot
from bot.mailboxes import Letter, Priority
from bot.texts import Say
from bot.usecases.notice_in_public import Somebody
from bot.views.letters import letter_of

OF_USE = timedelta(minutes=5)  # later the talk has gone on


def spoken_up(mode: ChatMode, spot: Spot, to: Somebody, link: str, say: Say, now: datetime) -> Letter:
    """Return a line under a question: for all to read, or for whoever asked alone."""
    whispers = mode is ChatMode.WHISPER
    said = [
        say("Thank you, a person will answer you right here. If you would rather ask in private, press the button.")
    ]
    said += [say("Only you see this.")] if whispers else []
    method = SendMessage(
        chat_id=spot.chat_id,
        text=" ".join(said),
        reply_parameters=ReplyParameters(message_id=spot.message_id or 0),
        reply_markup=way_in(link, say),
        ephemeral_message_parameters=EphemeralMessageParameters(receiver_user_id=to.telegram_id) if whispers else None,
    )
    return only_for_now(method, now)


def greeted_in_name(chat: OurChat, to: int, link: str, say: Say, now: datetime) -> Letter:
    """Return what whoever writes to an owner for the first time reads at once, in the owner's name."""
    words = say("Thank you for your message, I will answer you right here. If it is quicker for you, write to our bot.")
    button = InlineKeyboardButton(text=say.plain("Write to the bot"), url=link)
    method = SendMessage(
        chat_id=to,
        text=words,
        business_connection_id=chat.connection,
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )
    letter = letter_of(method, priority=Priority.NOTICE)
    return replace(letter, chat_id=chat.chat_id, not_after=now + OF_USE)


def greeted_in_topic(chat: OurChat, topic: int, link: str, say: Say, now: datetime) -> Letter:
    """Return what whoever writes to a channel in private for the first time reads at once."""
    words = say(
        "Thank you for your message, we will answer you right here. If it is quicker for you, write to our bot."
    )
    button = InlineKeyboardButton(text=say.plain("Write to the bot"), url=link)
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[button]])
    method = SendMessage(chat_id=chat.chat_id, text=words, direct_messages_topic_id=topic, reply_markup=keyboard)
    return replace(letter_of(method, priority=Priority.NOTICE), not_after=now + OF_USE)


def invited(chat_id: int, link: str, say: Say) -> SendMessage:
    """Return what a manager lets the bot say under a question: that there is a chat."""
    words = say("If you would rather talk in private, press the button: a person will answer you there.")
    return SendMessage(chat_id=chat_id, text=words, reply_markup=way_in(link, say))


def only_for_now(method: SendMessage, now: datetime) -> Letter:
    """Return a letter that gives way to a person's own words, and is not sent when it comes too late."""
    letter = letter_of(method, priority=Priority.NOTICE)
    payload = letter.payload
    payload["reply_parameters"]["allow_sending_without_reply"] = False
    return Letter(
        chat_id=letter.chat_id, method=letter.method, payload=payload, priority=letter.priority, not_after=now + OF_USE
    )


def way_in(link: str, say: Say) -> InlineKeyboardMarkup:
    """Return the button that leads into the chat with the bot."""
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=say.plain("Ask in private"), url=link)]])
