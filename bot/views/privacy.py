"""Privacy in a prospect's words: what is kept, why, by whom and for how long, and how to get it."""

from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from babel.dates import format_date

from bot.domain.consent import Consent
from bot.house_rules import HouseRules
from bot.texts import Markup, Say


def privacy_notice(to: int, say: Say, rules: HouseRules, consent: Consent | None) -> SendMessage:
    """Tell what is kept; the owner's own words go before the bot's, the document is behind a button."""
    parts = (_what_is_kept(say, rules), _how_long(say, rules), _agreed(say, rules, consent), _ways(say))
    return SendMessage(
        chat_id=to,
        text="\n\n".join(parts),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=_document(say, rules),
    )


def _what_is_kept(say: Say, rules: HouseRules) -> Markup:
    if own := rules.privacy_words.get(say.language):
        return Markup(own)
    words = say(
        "We keep what you write here and your Telegram name, in order to answer you."
        " Your name and contact: only if you agreed to that."
    )
    if not rules.operator:
        return words
    return Markup(say("🔒 Your data are kept by {operator}.", operator=rules.operator) + "\n" + words)


def _how_long(say: Say, rules: HouseRules) -> Markup:
    lines = (
        say("How long:"),
        say.many(
            "· questions without a name: {n} month", "· questions without a name: {n} months", rules.interest_months
        ),
        say.many("· messages as they came: {n} day", "· messages as they came: {n} days", rules.raw_updates_days),
        say("· everything else: until you ask us to erase it"),
    )
    return Markup("\n".join(lines))


def _agreed(say: Say, rules: HouseRules, consent: Consent | None) -> Markup:
    if consent is None:
        return say("You have agreed to nothing so far, and you need not: questions are answered all the same.")
    day = format_date(consent.given_at.astimezone(rules.hours.zone), "long", locale=say.language)
    return say("You agreed on {day} to version {version} of the document.", day=day, version=consent.version)


def _ways(say: Say) -> Markup:
    return say("/mydata — get all that we keep about you")


def _document(say: Say, rules: HouseRules) -> InlineKeyboardMarkup | None:
    if not rules.consent_link:
        return None
    document = InlineKeyboardButton(text=say.plain("Read the document"), url=rules.consent_link)
    return InlineKeyboardMarkup(inline_keyboard=[[document]])
