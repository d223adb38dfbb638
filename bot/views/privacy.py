"""Privacy in a prospect's words: what is kept, why, by whom and for how long; and how it is had, or erased."""

from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyKeyboardRemove
from babel.dates import format_date

from bot.domain.consent import Consent
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.views.buttons.base import Button
from bot.views.buttons.prospects import AskAboutConsent, EraseEverything, LeaveEverything, WithdrawConsent
from bot.views.cards import DANGER


def privacy_notice(to: int, say: Say, rules: HouseRules, consent: Consent | None) -> SendMessage:
    """Tell what is kept; the owner's own words go before the bot's, the document is behind a button."""
    parts = (_what_is_kept(say, rules), _how_long(say, rules), _agreed(say, rules, consent), _ways(say))
    return SendMessage(
        chat_id=to,
        text="\n\n".join(parts),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=_buttons(say, rules, consent),
    )


def ask_to_erase(to: int, say: Say) -> SendMessage:
    """Tell what goes and what stays, before it goes."""
    words = say(
        "🗑 <b>Erase everything?</b>\n\n"
        "What goes: your questions, name and contacts, requests and consents, and what we noticed in our channels and"
        " groups - from our managers’ chats too, as far as Telegram lets us.\n"
        "What stays: how many requests there were, without a name. If you are a client of ours, we look through your"
        " card by hand within 30 days. What you wrote in a channel or group stands there until you delete it."
        "\n\nThis cannot be taken back."
    )
    return SendMessage(
        chat_id=to, text=words, reply_markup=_sure(say.plain("Erase everything"), EraseEverything(), say)
    )


def everything_erased(to: int, say: Say) -> SendMessage:
    """Tell that it is done, and nothing of this is kept either."""
    words = say("Done: all that came through this chat is erased. Write again any time, and we meet anew.")
    return SendMessage(chat_id=to, text=words, reply_markup=ReplyKeyboardRemove())


def ask_about_consent(to: int, say: Say) -> SendMessage:
    """Tell what goes with the consent, before it goes."""
    words = say(
        "<b>Withdraw your consent?</b>\n\nYour name and contacts are erased, and requests made with them are closed."
        " Your questions stay with us without a name. To have these erased too: /forget."
    )
    label = say.plain("Withdraw my consent")
    return SendMessage(chat_id=to, text=words, reply_markup=_sure(label, WithdrawConsent(), say))


def consent_withdrawn(to: int, say: Say) -> SendMessage:
    """Tell that name and contacts are gone, and that the talk goes on."""
    words = say("Done: your name and contacts are erased. You can go on asking right here, without a name.")
    return SendMessage(chat_id=to, text=words, reply_markup=ReplyKeyboardRemove())


def nothing_erased(to: int, say: Say) -> SendMessage:
    """Tell that everything is as it was."""
    return SendMessage(chat_id=to, text=say("All right, everything stays as it was."))


def _what_is_kept(say: Say, rules: HouseRules) -> Markup:
    if own := rules.privacy_words.get(say.language):
        return Markup(own)
    words = say(
        "We keep what you write here and your Telegram name, in order to answer you."
        " Your name and contact: only if you agreed to that."
        " In our channels and groups we notice comments, reactions, votes and who joins."
    )
    if not rules.operator:
        return words
    return Markup(say("🔒 Your data are kept by {operator}.", operator=rules.operator) + "\n" + words)


def _how_long(say: Say, rules: HouseRules) -> Markup:
    days = say.many("{n} day", "{n} days", n=rules.raw_updates_days)
    lines = (
        say("⏳ Questions without a name: {time}", time=_months(say, rules.interest_months)),
        say("⏳ Messages as they came: {time}", time=days),
        say("⏳ Requests that led to nothing: {time}", time=_months(say, rules.closed_leads_months)),
        say("⏳ Everything else: until you ask us to erase it"),
    )
    return Markup("\n".join(lines))


def _months(say: Say, months: int) -> Markup:
    """Return so many months, in years where these are whole ones."""
    years, rest = divmod(months, 12)
    return say.many("{n} month", "{n} months", n=months) if rest else say.many("{n} year", "{n} years", n=years)


def _agreed(say: Say, rules: HouseRules, consent: Consent | None) -> Markup:
    if consent is None:
        return say("You have agreed to nothing so far, and you need not: questions are answered all the same.")
    day = format_date(consent.given_at.astimezone(rules.hours.zone), "long", locale=say.language)
    return say("You agreed on {day} to version {version} of the document.", day=day, version=consent.version)


def _ways(say: Say) -> Markup:
    return say("/mydata — get all that we keep about you\n/forget — have all of it erased")


def _buttons(say: Say, rules: HouseRules, consent: Consent | None) -> InlineKeyboardMarkup | None:
    document = InlineKeyboardButton(text=say.plain("Read the document"), url=rules.consent_link)
    withdraw = _button(say.plain("Withdraw my consent"), AskAboutConsent())
    rows = [[document]] if rules.consent_link else []
    rows += [[withdraw]] if consent is not None else []
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _sure(label: str, press: Button, say: Say) -> InlineKeyboardMarkup:
    """The dangerous button, and the way back."""
    leave = _button(say.plain("Leave it as it is"), LeaveEverything())
    return InlineKeyboardMarkup(inline_keyboard=[[_button(label, press, DANGER)], [leave]])


def _button(label: str, press: Button, style: str | None = None) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, callback_data=press.pack(), style=style)
