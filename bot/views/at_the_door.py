"""At the door: what somebody hears who asks to be let into one of our chats, while that is allowed."""

from dataclasses import replace
from datetime import datetime, timedelta

from aiogram.methods import ApproveChatJoinRequest, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.chat import OurChat
from bot.house_rules import HouseRules
from bot.mailboxes import Letter, Priority
from bot.texts import Say
from bot.views.cards import shortened
from bot.views.greetings import first_words
from bot.views.letters import letter_of
from bot.views.pieces import one_button, paragraphs

OPEN_FOR = timedelta(minutes=5)  # Telegram Bot API: ChatJoinRequest.user_chat_id
TO_BE_GREETED_FIRST = timedelta(seconds=10)  # whoever is in cannot be written to any more
LONGEST_TITLE = 60


def welcome_at_the_door(to: int, chat: OurChat, asked_at: datetime, say: Say, rules: HouseRules) -> Letter:
    """Return what is said to who asked at a moment; only pressing START opens the chat for good.

    Nothing of the letter is kept: the private chat may have another id than the person.
    """
    title = shortened(chat.title, LONGEST_TITLE)
    words = say("Your request to join “{chat}” has reached us.", chat=title)
    if chat.lets_in:
        words = say("Welcome to “{chat}”: we let you in right away.", chat=title)
    privacy = say("What we keep about you and how to have it erased: /privacy")
    method = SendMessage(
        chat_id=to, text=paragraphs(first_words(say, rules), words, privacy), reply_markup=_open(say, rules)
    )
    return replace(letter_of(method), not_after=asked_at + OPEN_FOR, fleeting=True)


def letting_in(chat: OurChat, person: int, now: datetime) -> Letter:
    """Return the call that lets somebody in."""
    method = ApproveChatJoinRequest(chat_id=chat.chat_id, user_id=person)
    return replace(letter_of(method, priority=Priority.NOTICE), not_before=now + TO_BE_GREETED_FIRST)


def _open(say: Say, rules: HouseRules) -> InlineKeyboardMarkup:
    url = f"https://t.me/{rules.bot_username}?start=door"
    return one_button(InlineKeyboardButton(text=say.plain("Open the chat with us"), url=url))
