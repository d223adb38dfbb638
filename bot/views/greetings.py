"""Greetings: how somebody is met, what there is to choose from, and how to begin."""

from collections.abc import Iterable

from aiogram.methods import EditMessageReplyMarkup, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardRemove

from bot.domain.topics import Topic
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.views.buttons.prospects import PickTopic, ShowTopics
from bot.views.commands import commands_of_prospects
from bot.views.names_of_codes import inside
from bot.views.pieces import in_short, leave_contact, one_button, paragraphs
from bot.views.signs import PASSED_ON

LONGEST_PAIRED_TOPIC = 14


def greeting(to: int, say: Say, rules: HouseRules) -> SendMessage:
    """Meet somebody new: what can be done here."""
    words = paragraphs(first_words(say, rules), _choose_topic(say, rules))
    return SendMessage(chat_id=to, text=words, reply_markup=_topics(say, rules))


def first_words(say: Say, rules: HouseRules) -> str:
    """Return what somebody new is met with, by the owner's own words where there are some."""
    return rules.own(say.language).greeting or say(
        "Hello! Ask your question right here: a person will answer it. You need not say who you are."
    )


def greeting_by_name(to: int, say: Say, rules: HouseRules, *, name: str) -> SendMessage:
    """Meet somebody who introduced themselves and has nothing open."""
    words = say("Hello, {name}! Good to see you again. What can we do for you this time?", name=name)
    text = paragraphs(words, _choose_topic(say, rules))
    return SendMessage(chat_id=to, text=text, reply_markup=_topics(say, rules, introduced=True))


def greeting_with_open_request(to: int, say: Say, *, name: str, wish: str | None, stands: str = "") -> SendMessage:
    """Meet somebody whose request is in work, with what it is about."""
    words = (
        say("Hello, {name}! We have not forgotten you: “{wish}”.", name=name, wish=in_short(wish))
        if wish
        else say("Hello, {name}! We have not forgotten you.", name=name)
    )
    more = say("To add something, just write it here.")
    return SendMessage(chat_id=to, text=paragraphs(words, stands, more), reply_markup=ReplyKeyboardRemove())


def all_topics(to: int, message: int, say: Say, rules: HouseRules, *, introduced: bool) -> EditMessageReplyMarkup:
    """Offer under a message all the topics again."""
    topics = _topics(say, rules, introduced=introduced)
    return EditMessageReplyMarkup(chat_id=to, message_id=message, reply_markup=topics)


def topics_below(to: int, message: int, say: Say, topic: Topic) -> EditMessageReplyMarkup:
    """Offer under a message what a topic consists of, in place of all the topics."""
    back = InlineKeyboardButton(text=say.plain("‹ Back"), callback_data=ShowTopics().pack())
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*_rows_of(say, topic.below), [back]])
    return EditMessageReplyMarkup(chat_id=to, message_id=message, reply_markup=keyboard)


def about_topic(to: int, say: Say, *, topic: str, introduced: bool) -> SendMessage:
    """Go on from a topic: to a question, or to a contact unless there is one."""
    unknown = say(
        "“{topic}”, with pleasure. What would you like to know? Or leave a contact, and we get in touch.", topic=topic
    )
    words = say("“{topic}”, with pleasure. What would you like to know?", topic=topic) if introduced else unknown
    return SendMessage(chat_id=to, text=words, reply_markup=one_button(leave_contact(say, introduced=introduced)))


def topic_noted(to: int, say: Say, topic: str) -> SendMessage:
    """Tell, without a sound, whoever is being asked something that a topic was noted: what was asked goes on."""
    return SendMessage(chat_id=to, text=say("Noted: {topic}", topic=topic), disable_notification=True)


def wordless_hint(to: int, say: Say) -> SendMessage:
    """Answer a sticker."""
    return SendMessage(chat_id=to, text=say("And in words, please: what would you like to know?"))


def unknown_command(to: int, say: Say) -> SendMessage:
    """Answer a command that does not exist."""
    return SendMessage(chat_id=to, text=say("I do not know this command. Just write in your own words, or see /help."))


def nothing_to_cancel(to: int, say: Say) -> SendMessage:
    """Tell that nothing was under way."""
    words = say("There is nothing to cancel. You can ask your question right here.")
    return SendMessage(chat_id=to, text=words, reply_markup=ReplyKeyboardRemove())


def help_for_prospect(to: int, say: Say, *, introduced: bool) -> SendMessage:
    """Tell what one can do here."""
    words = say(
        "Write your question here in your own words, with pictures or a voice message if you like: a person answers."
        " {sign} under a message means that we have it.",
        sign=PASSED_ON,
    )
    offered = (each for each in commands_of_prospects(say) if each.command != "help")
    commands = "\n".join(f"/{each.command} — {inside(each.description)}" for each in offered)
    button = one_button(leave_contact(say, introduced=introduced))
    return SendMessage(chat_id=to, text=paragraphs(words, commands), reply_markup=button)


def beginning_rows(say: Say, rules: HouseRules, *, introduced: bool) -> list[list[InlineKeyboardButton]]:
    """Return what somebody may begin with: the topics, or a contact."""
    return [*_rows_of(say, rules.topics), [leave_contact(say, introduced=introduced)]]


def _choose_topic(say: Say, rules: HouseRules) -> str:
    return say("Or choose what it is about:") if rules.topics else ""


def _topics(say: Say, rules: HouseRules, *, introduced: bool = False) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=beginning_rows(say, rules, introduced=introduced))


def _rows_of(say: Say, topics: Iterable[Topic]) -> list[list[InlineKeyboardButton]]:
    """Short topics stand two in a row."""
    rows: list[list[InlineKeyboardButton]] = []
    for topic in topics:
        label = topic.labels[say.language]
        button = InlineKeyboardButton(text=label, callback_data=PickTopic(topic=topic.key).pack())
        if rows and len(rows[-1]) == 1 and max(len(label), len(rows[-1][0].text)) <= LONGEST_PAIRED_TOPIC:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows
