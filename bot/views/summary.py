"""Summary: all that was understood, shown before it is sent; what is agreed to, and what may be corrected."""

from collections.abc import Sequence

from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from bot.domain.contact_points import ContactPoint, shown
from bot.domain.introduction import Introduction, Missing
from bot.domain.on_behalf import OnBehalf
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.views.buttons.prospects import (
    ChooseCorrection,
    Correct,
    GiveConsent,
    MendMail,
    NameCompany,
    RefuseConsent,
    SayWhoDecides,
)
from bot.views.pieces import in_short, paragraphs, stacked
from bot.views.said_contacts import said_point


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
    understood = what_was_understood(say, introduction, wish, likely=or_did_you_mean(say, introduction))
    return SendMessage(
        chat_id=to,
        text=paragraphs(before, say("Please check:"), understood, consent),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=_answers_to_summary(
            say, introduction, introduction.seal(rules.consent_document), consented=consented
        ),
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


def ask_what_to_correct(to: int, say: Say) -> SendMessage:
    """Ask which part of a summary is wrong, or missing."""
    parts = [
        InlineKeyboardButton(text=say.plain("Name"), callback_data=Correct(part=Missing.NAME).pack()),
        InlineKeyboardButton(text=say.plain("Contact"), callback_data=Correct(part=Missing.CONTACT).pack()),
        InlineKeyboardButton(text=say.plain("Question"), callback_data=Correct(part=Missing.WISH).pack()),
        InlineKeyboardButton(text=say.plain("Company"), callback_data=NameCompany().pack()),
    ]
    rows = [parts[:2], parts[2:]]
    words = say("What shall we correct?")
    return SendMessage(chat_id=to, text=words, reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))


def press_under_summary(to: int, say: Say, *, before: str = "") -> SendMessage:
    """Remind that the buttons above wait for a press."""
    words = say("To go on, please press a button above.")
    return SendMessage(chat_id=to, text=paragraphs(before, words))


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
    return Markup(stacked(f"{words} {withdrawing}", details))


def what_was_understood(say: Say, introduction: Introduction, wish: str | None, *, likely: str = "") -> Markup:
    """Return what somebody said, line by line; `likely`: what stands right below the contacts."""
    lines = [
        say("Name: <b>{name}</b>", name=str(introduction.name)),
        company_line(say, introduction.on_behalf),
        contacts_line(say, introduction.points),
        likely,
        say("About: {wish}", wish=in_short(wish)) if wish else "",
    ]
    return Markup(stacked(*lines))


def contacts_line(say: Say, points: Sequence[ContactPoint]) -> Markup:
    """Return contacts as people write them."""
    contacts = ", ".join(said_point(point, say) for point in points)
    return say.many("Contact: <b>{contacts}</b>", "Contacts: <b>{contacts}</b>", n=len(points), contacts=contacts)


def or_did_you_mean(say: Say, introduction: Introduction) -> str:
    """Ask about an e-mail whose domain looks mistyped; empty where none does. The button below answers."""
    meant = ", ".join(shown(value) for value in introduction.likely_meant())
    return say("Or did you mean <b>{email}</b>?", email=meant) if meant else ""


def mend_mail_button(say: Say) -> InlineKeyboardButton:
    """Return the button that takes an e-mail as it was likely meant."""
    return InlineKeyboardButton(text=say.plain("Correct the e-mail"), callback_data=MendMail().pack())


def company_line(say: Say, on_behalf: OnBehalf | None) -> Markup:
    """Return for whom somebody speaks; empty where that is nobody but themselves."""
    if on_behalf is None:
        return Markup("")
    if on_behalf.company is None:
        return say("Role: <b>{role}</b>", role=on_behalf.role) if on_behalf.role else Markup("")
    said = ", ".join(part for part in (on_behalf.company, on_behalf.role) if part)
    match on_behalf.may_decide:
        case None:
            return say("Company: <b>{company}</b>", company=said)
        case True:
            return say("Company: <b>{company}</b>, you decide", company=said)
        case False:
            return say("Company: <b>{company}</b>, somebody else decides", company=said)


def _answers_to_summary(say: Say, introduction: Introduction, seal: int, *, consented: bool) -> InlineKeyboardMarkup:
    """One thing more is asked at most, between sending and correcting: of all that can be corrected."""
    label = say.plain("Send") if consented else say.plain("Agree and send")
    agree = GiveConsent(seal=seal)
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=label, style="success", callback_data=agree.pack())],
            *_one_thing_more(say, introduction),
            [
                InlineKeyboardButton(text=say.plain("Correct it"), callback_data=ChooseCorrection().pack()),
                InlineKeyboardButton(text=say.plain("Do not send"), callback_data=RefuseConsent().pack()),
            ],
        ]
    )


def _one_thing_more(say: Say, introduction: Introduction) -> list[list[InlineKeyboardButton]]:
    """Offer to mend an e-mail; else to name a company, or to say who decides there. Nobody has to."""
    if introduction.likely_meant():
        return [[mend_mail_button(say)]]
    on_behalf = introduction.on_behalf
    if on_behalf is None or on_behalf.company is None:
        return [[InlineKeyboardButton(text=say.plain("For a company…"), callback_data=NameCompany().pack())]]
    if on_behalf.may_decide is not None:
        return []
    labels = ((say.plain("I decide"), True), (say.plain("Another decides"), False))
    return [
        [
            InlineKeyboardButton(text=label, callback_data=SayWhoDecides(myself=myself).pack())
            for label, myself in labels
        ]
    ]
