"""What a prospect reads: the greeting, the questions of an introduction, its summary, and receipts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from aiogram.methods import EditMessageReplyMarkup, EditMessageText, SendMessage
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.domain.contact_points import ContactKind, example_phone, shown
from bot.domain.expected_wait import ExpectedWait
from bot.domain.introduction import Introduction, Missing
from bot.domain.invitation import Occasion
from bot.domain.on_behalf import OnBehalf
from bot.domain.topics import Topic
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.views.buttons import (
    AskForMyself,
    ChooseCorrection,
    Correct,
    GiveConsent,
    LeaveContact,
    MendMail,
    NameCompany,
    PickTopic,
    RefuseConsent,
    SayWhoDecides,
    SendAgain,
    ShowTopics,
)
from bot.views.commands import commands_of_prospects
from bot.views.expected_answer import expected_answer
from bot.views.hours_in_words import hours_in_words

LONGEST_SHOWN_WISH = 300
LONGEST_PAIRED_TOPIC = 14


def greeting(to: int, say: Say, rules: HouseRules) -> SendMessage:
    """Meet somebody new: what can be done here, by the owner's own words where there are some."""
    words = rules.own(say.language).greeting or say(
        "Hello! Ask your question right here: a person will answer it. You need not say who you are."
    )
    return SendMessage(chat_id=to, text=_paragraphs(words, _choose_topic(say, rules)), reply_markup=_topics(say, rules))


def greeting_by_name(to: int, say: Say, rules: HouseRules, *, name: str) -> SendMessage:
    """Meet somebody who introduced themselves and has nothing open."""
    words = say("Hello, {name}! Good to see you again. What can we do for you this time?", name=name)
    return SendMessage(chat_id=to, text=_paragraphs(words, _choose_topic(say, rules)), reply_markup=_topics(say, rules))


def greeting_with_open_request(to: int, say: Say, *, name: str, wish: str | None, stands: str = "") -> SendMessage:
    """Meet somebody whose request is in work, with what it is about."""
    words = (
        say("Hello, {name}! We have not forgotten you: “{wish}”.", name=name, wish=_cut(wish))
        if wish
        else say("Hello, {name}! We have not forgotten you.", name=name)
    )
    more = say("To add something, just write it here.")
    return SendMessage(chat_id=to, text=_paragraphs(words, stands, more), reply_markup=ReplyKeyboardRemove())


def all_topics(to: int, message: int, say: Say, rules: HouseRules) -> EditMessageReplyMarkup:
    """Offer under a message all the topics again."""
    return EditMessageReplyMarkup(chat_id=to, message_id=message, reply_markup=_topics(say, rules))


def topics_below(to: int, message: int, say: Say, topic: Topic) -> EditMessageReplyMarkup:
    """Offer under a message what a topic consists of, in place of all the topics."""
    back = InlineKeyboardButton(text=say.plain("‹ Back"), callback_data=ShowTopics().pack())
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*_rows_of(say, topic.below), [back]])
    return EditMessageReplyMarkup(chat_id=to, message_id=message, reply_markup=keyboard)


def about_topic(to: int, say: Say, *, topic: str) -> SendMessage:
    """Go on from a topic: to a question, or to a contact."""
    words = say(
        "“{topic}”, with pleasure. What would you like to know? Or leave a contact, and we get in touch.", topic=topic
    )
    return SendMessage(chat_id=to, text=words, reply_markup=_one_button(_leave_contact(say)))


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
    text = _paragraphs(words, _invitation(invited_for, say))
    return SendMessage(chat_id=to, text=text, reply_markup=_one_button(_leave_contact(say)))


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
        "Shall we make a new request of it? Name and contact stay: {name}, {contacts}.",
        name=again.name,
        contacts=again.contacts,
    )
    button = InlineKeyboardButton(
        text=say.plain("Send as a request"), style="primary", callback_data=SendAgain(seal=again.seal).pack()
    )
    return SendMessage(chat_id=to, text=_paragraphs(words, offer), reply_markup=_one_button(button))


def short_receipt(to: int, say: Say, *, invited_for: Occasion | None) -> SendMessage:
    """Tell that one more message was passed on, without a sound."""
    text = _paragraphs(say("We have passed this on too."), _invitation(invited_for, say))
    button = _one_button(_leave_contact(say)) if invited_for is not None else None
    return SendMessage(chat_id=to, text=text, reply_markup=button, disable_notification=True)


def invitation_after_answer(to: int, say: Say) -> SendMessage:
    """Invite to leave a contact once there was an answer, without a sound."""
    words = _invitation(Occasion.ANSWER, say)
    return SendMessage(chat_id=to, text=words, reply_markup=_one_button(_leave_contact(say)), disable_notification=True)


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


def wordless_hint(to: int, say: Say) -> SendMessage:
    """Answer a sticker."""
    return SendMessage(chat_id=to, text=say("And in words, please: what would you like to know?"))


def unknown_command(to: int, say: Say) -> SendMessage:
    """Answer a command that does not exist."""
    return SendMessage(chat_id=to, text=say("I do not know this command. Just write in your own words, or see /help."))


def question_kept(say: Say) -> Markup:
    """Tell, before asking again, that words which were no answer were not lost."""
    return say("We have passed your question on, the answer comes here.")


def ask_contact(to: int, say: Say, rules: HouseRules, *, before: str = "") -> SendMessage:
    """Ask how to reach somebody: a tap shares the number, or it is typed. What becomes of it is told in any words."""
    question = rules.own(say.language).contact_question or say(
        "How can we reach you? Share your number with the button below, or type a phone or an e-mail."
    )
    words = question + " " + say("We keep it only if you agree to that at the end.")
    keyboard = ReplyKeyboardMarkup(
        keyboard=[[KeyboardButton(text=say.plain("Share my number"), request_contact=True, style="primary")]],
        resize_keyboard=True,
        one_time_keyboard=True,
        input_field_placeholder=example_phone(rules.region),
    )
    return SendMessage(chat_id=to, text=_paragraphs(before, words), reply_markup=keyboard)


def ask_name(
    to: int, say: Say, rules: HouseRules, *, suggestion: str | None, instead: str | None = None, before: str = ""
) -> SendMessage:
    """Ask for a name, with the usual words or `instead` with others; a tap sends the suggested one."""
    instead = instead or rules.own(say.language).name_question
    if suggestion is None:
        words = _paragraphs(before, instead or say("What is your name?"))
        return SendMessage(chat_id=to, text=words, reply_markup=ReplyKeyboardRemove())
    words = _paragraphs(before, instead or say("What is your name? Type it, or just press the button below."))
    keyboard = ReplyKeyboardMarkup(
        keyboard=[[KeyboardButton(text=suggestion)]], resize_keyboard=True, one_time_keyboard=True
    )
    return SendMessage(chat_id=to, text=words, reply_markup=keyboard)


def ask_wish(to: int, say: Say, rules: HouseRules, *, before: str = "") -> SendMessage:
    """Ask what it is about."""
    words = rules.own(say.language).wish_question or say("And what is it about? A few words are enough.")
    return SendMessage(chat_id=to, text=_paragraphs(before, words), reply_markup=ReplyKeyboardRemove())


def ask_company(to: int, say: Say, *, before: str = "") -> SendMessage:
    """Ask for which company somebody asks; one button leaves it."""
    words = say("Which company is it, and what do you do there? For example: Buttercup Ltd, purchasing.")
    myself = InlineKeyboardButton(text=say.plain("Just for myself"), callback_data=AskForMyself().pack())
    return SendMessage(chat_id=to, text=_paragraphs(before, words), reply_markup=_one_button(myself))


def ask_company_again(to: int, say: Say) -> SendMessage:
    """Ask for the company in words."""
    words = say("Please write in words which company it is, for example: Buttercup Ltd, purchasing. /cancel to stop.")
    return SendMessage(chat_id=to, text=words)


def ask_contact_again(to: int, say: Say) -> SendMessage:
    """Ask for a contact in place of something that is none."""
    words = say("Please share your number with the button below, or type a phone or an e-mail. /cancel to stop.")
    return SendMessage(chat_id=to, text=words)


def ask_name_again(to: int, say: Say) -> SendMessage:
    """Ask for a name in words."""
    return SendMessage(chat_id=to, text=say("Please type your name, for example: Anna. /cancel to stop."))


def ask_wish_again(to: int, say: Say, *, before: str = "") -> SendMessage:
    """Ask for the wish in words."""
    words = say("Please write in words what it is about. /cancel to stop.")
    return SendMessage(chat_id=to, text=_paragraphs(before, words))


def press_under_summary(to: int, say: Say, *, before: str = "") -> SendMessage:
    """Remind that the buttons above wait for a press."""
    words = say("And to go on, please press a button above.")
    return SendMessage(chat_id=to, text=_paragraphs(before, words))


def not_passed_on(to: int, say: Say) -> SendMessage:
    """Say what to send instead of what Telegram lets no bot pass on."""
    return SendMessage(
        chat_id=to, text=say("I cannot pass this on. Please write in words, or send a picture or a file.")
    )


def change_not_read(to: int, say: Say) -> SendMessage:
    """Say how to mend what was said in an introduction: a changed message says nothing by itself."""
    return SendMessage(
        chat_id=to, text=say("I do not read changes of earlier messages here. Just write once more how it should be.")
    )


def edited_summary(message: int, shown: SendMessage) -> EditMessageText:
    """Show a summary in place of an older one."""
    assert isinstance(shown.reply_markup, InlineKeyboardMarkup), "it is asked whether to send it"
    return EditMessageText(
        chat_id=shown.chat_id,
        message_id=message,
        text=shown.text,
        link_preview_options=shown.link_preview_options,
        reply_markup=shown.reply_markup,
    )


def ask_what_to_correct(to: int, say: Say, *, for_company: bool) -> SendMessage:
    """Ask which part of a summary is wrong."""
    parts = [
        InlineKeyboardButton(text=say.plain("Name"), callback_data=Correct(part=Missing.NAME).pack()),
        InlineKeyboardButton(text=say.plain("Contact"), callback_data=Correct(part=Missing.CONTACT).pack()),
        InlineKeyboardButton(text=say.plain("Question"), callback_data=Correct(part=Missing.WISH).pack()),
    ]
    company = [InlineKeyboardButton(text=say.plain("Company"), callback_data=NameCompany().pack())]
    rows = [parts, company] if for_company else [parts]
    words = say("What shall we correct?")
    return SendMessage(chat_id=to, text=words, reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))


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


def summary(
    to: int,
    say: Say,
    rules: HouseRules,
    introduction: Introduction,
    *,
    wish: str | None,
    consented: bool,
    before: str = "",
) -> SendMessage:
    """Show what was understood, and ask for consent unless it was given before."""
    consent = say("Shall we send it?") if consented else _consent(say, rules)
    understood = Markup(_lines(_understood(say, introduction, wish), _likely_meant(say, introduction)))
    return SendMessage(
        chat_id=to,
        text=_paragraphs(before, say("Please check:"), understood, consent),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=_answers_to_summary(
            say, introduction, introduction.seal(rules.consent_document), consented=consented
        ),
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
        _understood(say, introduction, wish),
        _lines(where, _who_and_when_at_work(say, rules)),
        say("Is something wrong or missing? Just write it here."),
    )
    return SendMessage(chat_id=to, text=_paragraphs(*words), reply_markup=ReplyKeyboardRemove())


def not_kept(to: int, say: Say, *, asked: bool, introduced: bool) -> SendMessage:
    """Tell that an introduction was dropped, and what stays: a question, or what was kept with an earlier consent."""
    if introduced:
        words = say("All right, everything stays as it was. You can go on asking right here.")
    elif asked:
        words = say("All right, your name and contact were not kept. The question stays with us without a name.")
    else:
        words = say("All right, nothing of this was kept. You can go on asking right here.")
    return SendMessage(chat_id=to, text=words, reply_markup=ReplyKeyboardRemove())


def nothing_to_cancel(to: int, say: Say) -> SendMessage:
    """Tell that nothing was under way."""
    words = say("There is nothing to cancel. You can ask your question right here.")
    return SendMessage(chat_id=to, text=words, reply_markup=ReplyKeyboardRemove())


def help_for_prospect(to: int, say: Say) -> SendMessage:
    """Tell what one can do here."""
    words = say(
        "Write your question here in your own words, with pictures or a voice message if you like: a person answers."
    )
    offered = (each for each in commands_of_prospects(say) if each.command != "help")
    commands = "\n".join(f"/{each.command} — {each.description}" for each in offered)
    return SendMessage(chat_id=to, text=_paragraphs(words, commands), reply_markup=_one_button(_leave_contact(say)))


def _consent(say: Say, rules: HouseRules) -> Markup:
    """Return what somebody agrees to: the owner may say it otherwise, but not leave out how it is withdrawn."""
    bots_own = (
        say("If you agree, {operator} keeps this in order to answer you.", operator=rules.operator)
        if rules.operator
        else say("If you agree, we keep this in order to answer you.")
    )
    words = rules.own(say.language).consent_sentence or bots_own
    withdrawing = say("You can withdraw your consent at any time: /privacy.")
    details = say("More: {link}", link=rules.consent_link) if rules.consent_link else ""
    return Markup(_lines(f"{words} {withdrawing}", details))


def _who_answers(say: Say, rules: HouseRules) -> Markup:
    """Say that it is a person, and of which company; a manager's own name is nobody's business."""
    if rules.operator is None:
        return say("A person answers, right here.")
    return say("A person from {operator} answers, right here.", operator=rules.operator)


def _who_and_when_at_work(say: Say, rules: HouseRules) -> str:
    who = say("A person from {operator} answers.", operator=rules.operator) if rules.operator else ""
    hours = hours_in_words(say, rules.hours)
    return " ".join(part for part in (who, say("We work {hours}.", hours=hours) if hours else "") if part)


def _where_the_answer_comes(say: Say, introduction: Introduction, *, when: Markup) -> Markup:
    kinds = {point.value.kind for point in introduction.points}
    if ContactKind.EMAIL not in kinds:
        return say("{when} The answer comes here or by phone.", when=when)
    if ContactKind.PHONE not in kinds:
        return say("{when} The answer comes here or by e-mail.", when=when)
    return say("{when} The answer comes here, by phone or by e-mail.", when=when)


def _understood(say: Say, introduction: Introduction, wish: str | None) -> Markup:
    """Return what somebody said, line by line; contacts as people write them."""
    contacts = ", ".join(shown(point.value) for point in introduction.points)
    lines = [
        say("Name: <b>{name}</b>", name=str(introduction.name)),
        _company_line(say, introduction.on_behalf),
        say("Contact: <b>{contacts}</b>", contacts=contacts),
        say("About: {wish}", wish=_cut(wish)) if wish else "",
    ]
    return Markup(_lines(*lines))


def _company_line(say: Say, on_behalf: OnBehalf | None) -> str:
    if on_behalf is None:
        return ""
    if on_behalf.company is None:
        return say("Role: <b>{role}</b>", role=on_behalf.role) if on_behalf.role else ""
    said = ", ".join(part for part in (on_behalf.company, on_behalf.role) if part)
    match on_behalf.may_decide:
        case None:
            return say("Company: <b>{company}</b>", company=said)
        case True:
            return say("Company: <b>{company}</b>, you decide", company=said)
        case False:
            return say("Company: <b>{company}</b>, somebody else decides", company=said)


def _likely_meant(say: Say, introduction: Introduction) -> str:
    """Ask about an e-mail whose domain looks mistyped; the button below answers."""
    meant = ", ".join(shown(value) for value in introduction.likely_meant())
    return say("Or did you mean <b>{email}</b>?", email=meant) if meant else ""


def _answers_to_summary(say: Say, introduction: Introduction, seal: int, *, consented: bool) -> InlineKeyboardMarkup:
    """The company is offered once; whoever named one corrects it like the rest."""
    label = say.plain("Send") if consented else say.plain("Agree and send")
    agree = GiveConsent(seal=seal)
    mend = InlineKeyboardButton(text=say.plain("Correct the e-mail"), callback_data=MendMail().pack())
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=label, style="success", callback_data=agree.pack())],
            *([[mend]] if introduction.likely_meant() else []),
            *_about_company(say, introduction.on_behalf),
            [
                InlineKeyboardButton(text=say.plain("Correct it"), callback_data=ChooseCorrection().pack()),
                InlineKeyboardButton(text=say.plain("Do not send"), callback_data=RefuseConsent().pack()),
            ],
        ]
    )


def _about_company(say: Say, on_behalf: OnBehalf | None) -> list[list[InlineKeyboardButton]]:
    """Offer to name a company; whoever named one may say who decides there. Nobody has to."""
    if on_behalf is None or on_behalf.company is None:
        return [[InlineKeyboardButton(text=say.plain("For a company…"), callback_data=NameCompany().pack())]]
    if on_behalf.may_decide is not None:
        return []
    labels = ((say.plain("I decide"), True), (say.plain("Somebody else decides"), False))
    return [
        [InlineKeyboardButton(text=label, callback_data=SayWhoDecides(myself=myself).pack())]
        for label, myself in labels
    ]


def _choose_topic(say: Say, rules: HouseRules) -> str:
    return say("Or choose what it is about:") if rules.topics else ""


def beginning_rows(say: Say, rules: HouseRules) -> list[list[InlineKeyboardButton]]:
    """Return what somebody may begin with: the topics, or a contact."""
    return [*_rows_of(say, rules.topics), [_leave_contact(say)]]


def _topics(say: Say, rules: HouseRules) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=beginning_rows(say, rules))


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


def _leave_contact(say: Say) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=say.plain("Leave a contact"), style="primary", callback_data=LeaveContact().pack())


def _one_button(button: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _cut(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= LONGEST_SHOWN_WISH else f"{folded[:LONGEST_SHOWN_WISH].rstrip()}…"
