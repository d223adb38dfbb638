"""Receipts: that something was passed on, who answers and when, and what somebody may do meanwhile."""

from dataclasses import dataclass
from datetime import datetime

from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, ReplyKeyboardRemove

from bot.domain.contact_points import ContactKind
from bot.domain.expected_wait import ExpectedWait
from bot.domain.introduction import Introduction
from bot.domain.invitation import Occasion
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.views.buttons.prospects import SendAgain
from bot.views.expected_answer import expected_answer
from bot.views.hours_in_words import hours_in_words
from bot.views.pieces import leave_contact, one_button, paragraphs, stacked
from bot.views.summary import what_was_understood


def question_receipt(
    to: int,
    say: Say,
    rules: HouseRules,
    now: datetime,
    *,
    wait: ExpectedWait,
    introduced: bool,
    invited_for: Occasion | None,
) -> SendMessage:
    """Tell that a question was passed on, who answers and when; who is unknown may leave a contact."""
    when = expected_answer(say, rules, now, wait)
    words = say("Got it, thank you, we have passed it on. {when} {who}", when=when, who=_who_answers(say, rules))
    if introduced:
        return SendMessage(chat_id=to, text=words)
    text = paragraphs(words, _invitation(invited_for, say))
    return SendMessage(chat_id=to, text=text, reply_markup=one_button(leave_contact(say)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """With what a new request of somebody known would be sent."""

    name: str
    contacts: str
    seal: int


def receipt_with_offer(
    to: int, say: Say, rules: HouseRules, now: datetime, *, wait: ExpectedWait, again: Again
) -> SendMessage:
    """Tell somebody known that their words were passed on, and offer to make a new request of them with one tap."""
    when = expected_answer(say, rules, now, wait)
    words = say("Got it, thank you, we have passed it on. {when} {who}", when=when, who=_who_answers(say, rules))
    offer = say(
        "Would you like us to get in touch? Name and contact stay: {name}, {contacts}.",
        name=again.name,
        contacts=again.contacts,
    )
    button = InlineKeyboardButton(
        text=say.plain("Get in touch with me"), style="primary", callback_data=SendAgain(seal=again.seal).pack()
    )
    return SendMessage(chat_id=to, text=paragraphs(words, offer), reply_markup=one_button(button))


def invitation(to: int, say: Say, occasion: Occasion) -> SendMessage:
    """Invite to leave a contact, without a sound."""
    words = _invitation(occasion, say)
    return SendMessage(chat_id=to, text=words, reply_markup=one_button(leave_contact(say)), disable_notification=True)


def _invitation(occasion: Occasion | None, say: Say) -> str:
    match occasion:
        case None:
            return ""
        case Occasion.PRICES:
            return say("Shall we send you the prices? Leave a contact, if you like; the answer comes here too.")
        case Occasion.TOPIC:
            return say("If you prefer a call or an e-mail, leave a contact.")
        case Occasion.ANSWER:
            return say("Is a call or an e-mail easier for you? You can leave a contact, or we just go on here.")


def question_kept(say: Say) -> Markup:
    """Tell, before asking again, that words which were no answer were not lost."""
    return say("We have passed your question on, the answer comes here.")


def shown_kept(say: Say) -> Markup:
    """Tell the same of a picture, a voice message and the like."""
    return say("Thank you, we have passed it on.")


def stays_there(say: Say) -> Markup:
    """Tell, before asking again, of what Telegram lets no bot pass on."""
    return say("I cannot pass this on.")


def not_passed_on(to: int, say: Say) -> SendMessage:
    """Say what to send instead of what Telegram lets no bot pass on."""
    return SendMessage(
        chat_id=to, text=say("I cannot pass this on. Please write in words, or send a picture or a file.")
    )


def receipt(
    to: int,
    say: Say,
    rules: HouseRules,
    now: datetime,
    introduction: Introduction,
    *,
    wait: ExpectedWait,
    wish: str | None,
) -> SendMessage:
    """Tell what was understood, who answers when, and how to correct it."""
    where = _where_the_answer_comes(say, introduction, when=expected_answer(say, rules, now, wait))
    words = (
        say("Thank you! We have noted:"),
        what_was_understood(say, introduction, wish),
        stacked(where, _who_and_when_at_work(say, rules)),
        say("Is something wrong or missing? Just write it here."),
    )
    return SendMessage(chat_id=to, text=paragraphs(*words), reply_markup=ReplyKeyboardRemove())


def _who_answers(say: Say, rules: HouseRules) -> Markup:
    """Say that it is a person, and of which company; a manager's own name is nobody's business."""
    if rules.operator is None:
        return say("A person will write to you right here.")
    return say("A person from {operator} will write to you right here.", operator=rules.operator)


def _who_and_when_at_work(say: Say, rules: HouseRules) -> str:
    who = say("You will talk to a person from {operator}.", operator=rules.operator) if rules.operator else ""
    hours = hours_in_words(say, rules.hours)
    return " ".join(part for part in (who, say("We work {hours}.", hours=hours) if hours else "") if part)


def _where_the_answer_comes(say: Say, introduction: Introduction, *, when: Markup) -> Markup:
    kinds = {point.value.kind for point in introduction.points}
    if ContactKind.EMAIL not in kinds:
        return say("{when} We will write here or call you.", when=when)
    if ContactKind.PHONE not in kinds:
        return say("{when} We will write here or by e-mail.", when=when)
    return say("{when} We will write here or by e-mail, or call you.", when=when)
