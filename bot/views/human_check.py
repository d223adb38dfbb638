"""The human check as its person reads it: one picture to press, named in words too; and what the team hears of it."""

from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.events import UnprovenWrote
from bot.domain.human_check import HumanCheck, Picture
from bot.house_rules import HouseRules
from bot.texts import Markup, Say, text
from bot.views.buttons.prospects import ProveHuman
from bot.views.buttons.talk import LetUnprovenIn
from bot.views.cards import button, keyboard

PICTURES = {
    Picture.CAT: text("🐱 Cat"),
    Picture.FISH: text("🐟 Fish"),
    Picture.CAR: text("🚗 Car"),
    Picture.TREE: text("🌳 Tree"),
    Picture.APPLE: text("🍎 Apple"),
    Picture.HOUSE: text("🏠 House"),
    Picture.KEY: text("🔑 Key"),
    Picture.SUN: text("☀️ Sun"),
}


def ask_whether_human(to: int, say: Say, check: HumanCheck) -> SendMessage:
    """Ask somebody new."""
    words = say(
        "Hello! Many people write just now, so one question first: are you a person? Please press <b>{picture}</b>.",
        picture=say.plain(PICTURES[check.right]),
    )
    return SendMessage(chat_id=to, text=words, reply_markup=_pictures(say, check))


def kept_meanwhile(to: int, say: Say, check: HumanCheck) -> SendMessage:
    """Tell that words written instead of a press are kept, and ask again."""
    if check.given_up:
        return SendMessage(chat_id=to, text=_never_mind(say))
    words = say(
        "We have kept that. To pass it on, please press <b>{picture}</b>.", picture=say.plain(PICTURES[check.right])
    )
    return SendMessage(chat_id=to, text=words, reply_markup=_pictures(say, check))


def ask_otherwise(to: int, message: int, say: Say, check: HumanCheck) -> EditMessageText:
    """Ask for another picture in the same message, or for nothing more."""
    if check.given_up:
        return EditMessageText(chat_id=to, message_id=message, text=_never_mind(say))
    words = say("Not quite. Please press <b>{picture}</b>.", picture=say.plain(PICTURES[check.right]))
    return EditMessageText(chat_id=to, message_id=message, text=words, reply_markup=_pictures(say, check))


def in_place(message: int, instead: SendMessage) -> EditMessageText:
    """Let the question become the greeting."""
    markup = instead.reply_markup if isinstance(instead.reply_markup, InlineKeyboardMarkup) else None
    return EditMessageText(chat_id=instead.chat_id, message_id=message, text=instead.text, reply_markup=markup)


def unproven_line(to: int, wrote: UnprovenWrote, say: Say, rules: HouseRules) -> SendMessage:
    """Tell the team how much came from those who never showed that they are human; a button lets them in."""
    messages = say.plain_many("{n} message", "{n} messages", n=wrote.messages)
    told = say.many(
        "🤖 {n} person did not pass the human check and wrote {messages}.",
        "🤖 {n} people did not pass the human check and wrote {messages}.",
        n=wrote.people,
        messages=messages,
    )
    kept = say.many("It is kept for {n} day.", "It is kept for {n} days.", n=rules.raw_updates_days)
    shown = keyboard(((button(say.plain("Show them"), LetUnprovenIn()),),))
    return SendMessage(chat_id=to, text=Markup(" ".join((told, kept))), reply_markup=shown, disable_notification=True)


def _never_mind(say: Say) -> Markup:
    return say("Never mind. Write here what you need: we keep it and look at it within a day. Or try /start again.")


def _pictures(say: Say, check: HumanCheck) -> InlineKeyboardMarkup:
    row = [
        InlineKeyboardButton(text=say.plain(PICTURES[picture]), callback_data=ProveHuman(picture=picture).pack())
        for picture in check.offered
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])
