"""Introduction: what somebody is asked for, one thing at a time, and what is said of what they gave."""

from aiogram.methods import SendMessage
from aiogram.types import KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.views.pieces import just_for_myself, number_keyboard, one_button, paragraphs


def ask_contact(to: int, say: Say, rules: HouseRules, *, before: str = "") -> SendMessage:
    """Ask how to reach somebody: a tap shares the number, or it is typed. What becomes of it is told in any words."""
    question = rules.own(say.language).contact_question or say(
        "How can we reach you? Share your number with the button below, or type a phone or an e-mail."
    )
    words = question + " " + say("We keep it only if you agree to that at the end.")
    return SendMessage(chat_id=to, text=paragraphs(before, words), reply_markup=number_keyboard(say, rules))


def ask_name(
    to: int, say: Say, rules: HouseRules, *, suggestion: str | None, instead: str | None = None, before: str = ""
) -> SendMessage:
    """Ask for a name, with the usual words or `instead` with others; a tap sends the suggested one."""
    instead = instead or rules.own(say.language).name_question
    if suggestion is None:
        words = paragraphs(before, instead or say("What is your name?"))
        return SendMessage(chat_id=to, text=words, reply_markup=ReplyKeyboardRemove())
    words = paragraphs(before, instead or say("What is your name? Type it, or just press the button below."))
    keyboard = ReplyKeyboardMarkup(
        keyboard=[[KeyboardButton(text=suggestion)]], resize_keyboard=True, one_time_keyboard=True
    )
    return SendMessage(chat_id=to, text=words, reply_markup=keyboard)


def ask_wish(to: int, say: Say, rules: HouseRules, *, before: str = "") -> SendMessage:
    """Ask what it is about."""
    words = rules.own(say.language).wish_question or say("And what is it about? A few words are enough.")
    return SendMessage(chat_id=to, text=paragraphs(before, words), reply_markup=ReplyKeyboardRemove())


def ask_company(to: int, say: Say, *, before: str = "") -> SendMessage:
    """Ask for which company somebody asks; one button leaves it."""
    words = say("Which company is it? You may add what you do there: Buttercup Ltd, purchasing.")
    return SendMessage(chat_id=to, text=paragraphs(before, words), reply_markup=one_button(just_for_myself(say)))


def ask_company_again(to: int, say: Say, *, before: str = "") -> SendMessage:
    """Ask for the company in words."""
    words = say("Please write in words which company it is, for example: Buttercup Ltd, purchasing. /cancel to stop.")
    return SendMessage(chat_id=to, text=paragraphs(before, words))


def ask_contact_again(to: int, say: Say, *, before: str = "") -> SendMessage:
    """Ask for a contact in place of something that is none."""
    words = say("Please share your number with the button below, or type a phone or an e-mail. /cancel to stop.")
    return SendMessage(chat_id=to, text=paragraphs(before, words))


def ask_name_again(to: int, say: Say, *, before: str = "") -> SendMessage:
    """Ask for a name in words."""
    words = say("Please type your name, for example: Anna. /cancel to stop.")
    return SendMessage(chat_id=to, text=paragraphs(before, words))


def ask_wish_again(to: int, say: Say, *, before: str = "") -> SendMessage:
    """Ask for the wish in words."""
    words = say("Please write in words what it is about. /cancel to stop.")
    return SendMessage(chat_id=to, text=paragraphs(before, words))


def change_not_read(to: int, say: Say) -> SendMessage:
    """Say how to mend what was said in an introduction: a changed message says nothing by itself."""
    return SendMessage(
        chat_id=to, text=say("I do not read changes of earlier messages here. Just write once more how it should be.")
    )


def nice_to_meet(say: Say, name: str) -> Markup:
    """Tell that a name was noted that came before it was asked for."""
    return say("Nice to meet you, {name}!", name=name)


def company_noted(say: Say, company: str) -> Markup:
    """Tell that a company was noted: a person is still missing."""
    return say("{company}, noted. And whom may we ask for there?", company=company)


def contact_noted(say: Say) -> Markup:
    """Tell that one more contact was noted in place of what was asked for."""
    return say("We have noted this contact.")


def card_of_another(say: Say) -> Markup:
    """Tell that a shared card proves nothing about who shares it."""
    return say("This is not your own card, so we note its number as one you typed.")


def enough_contacts(say: Say, most: int) -> Markup:
    """Tell that no more contacts are taken."""
    return say("That is enough: we keep the {n} contacts you gave first.", n=most)


def not_kept(to: int, say: Say, *, asked: bool, introduced: bool) -> SendMessage:
    """Tell that an introduction was dropped, and what stays: a question, or what was kept with an earlier consent."""
    if introduced:
        words = say("All right, everything stays as it was. You can go on asking right here.")
    elif asked:
        words = say("All right, your name and contact were not kept. The question stays with us without a name.")
    else:
        words = say("All right, nothing of this was kept. You can go on asking right here.")
    return SendMessage(chat_id=to, text=words, reply_markup=ReplyKeyboardRemove())
