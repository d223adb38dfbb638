"""Status: what a prospect reads of a request or a question of theirs, and how to take a request back."""

from datetime import datetime

from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from babel.dates import format_skeleton

from bot.clock import epoch_ms
from bot.domain.expected_wait import ExpectedWait
from bot.domain.own_request import OwnRequest, Stage
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.views.buttons.prospects import AskToWithdraw, KeepRequest, Withdraw
from bot.views.correcting import correct_button
from bot.views.expected_answer import still_expected
from bot.views.greetings import beginning_rows
from bot.views.pieces import in_short, leave_contact


def status(
    to: int,
    say: Say,
    rules: HouseRules,
    now: datetime,
    request: OwnRequest | None,
    *,
    wait: ExpectedWait,
    introduced: bool,
) -> SendMessage:
    """Tell where things stand; with nothing open, how to begin."""
    if request is None:
        words = say("You have no open questions with us. What would you like to know? Just write it here.")
        rows = beginning_rows(say, rules, introduced=introduced)
        return SendMessage(chat_id=to, text=words, reply_markup=_rows(rows))
    words = status_in_words(say, rules, now, request, wait)
    rows = rows_under_status(say, rules, request, introduced=introduced)
    return SendMessage(chat_id=to, text=words, reply_markup=_rows(rows))


def status_again(
    to: int, message_id: int, say: Say, rules: HouseRules, now: datetime, request: OwnRequest, *, wait: ExpectedWait
) -> EditMessageText:
    """Show in place of what was pressed how things stand by now."""
    words = status_in_words(say, rules, now, request, wait)
    keyboard = _rows(rows_under_status(say, rules, request, introduced=True))
    return EditMessageText(chat_id=to, message_id=message_id, text=words, reply_markup=keyboard)


def ask_to_withdraw(to: int, message_id: int, say: Say, request: OwnRequest) -> EditMessageText:
    """Ask, in place of the status, whether that is meant."""
    yes = Withdraw(since=epoch_ms(request.since))
    row = [
        InlineKeyboardButton(text=say.plain("Yes, withdraw"), style="danger", callback_data=yes.pack()),
        InlineKeyboardButton(text=say.plain("Leave it"), callback_data=KeepRequest().pack()),
    ]
    words = say("Shall we withdraw your request? Then nobody answers it any more. You can always send a new one.")
    return EditMessageText(chat_id=to, message_id=message_id, text=words, reply_markup=_rows([row]))


def withdrawn(to: int, message_id: int, say: Say) -> EditMessageText:
    """Say, in place of the question, that nobody will answer any more."""
    words = say("Your request is withdrawn. If you need anything, just write here.")
    return EditMessageText(chat_id=to, message_id=message_id, text=words)


def status_in_words(say: Say, rules: HouseRules, now: datetime, request: OwnRequest, wait: ExpectedWait) -> Markup:
    """Return it as a text: what, since when, where it stands, when an answer may be expected, what can be done."""
    day = _day(request.since, say, rules)
    asked, sent = say("<b>Your question</b>, {day}", day=day), say("<b>Your request</b>, {day}", day=day)
    title = asked if request.is_question else sent
    wish = say("“{words}”", words=in_short(request.wish)) if request.wish else ""
    expected = still_expected(say, rules, now, request.waits_since, wait) if request.waits_since else ""
    stands = f"{_briefly(request, say, rules)} {expected}" if expected else where_it_stands(request, say, rules)
    return Markup("\n\n".join(("\n".join(part for part in (title, wish) if part), stands, _what_next(request, say))))


def rows_under_status(
    say: Say, rules: HouseRules, request: OwnRequest, *, introduced: bool
) -> list[list[InlineKeyboardButton]]:
    """Return what can be done about it."""
    if request.can_be_withdrawn:
        ask = AskToWithdraw(since=epoch_ms(request.since))
        withdraw = InlineKeyboardButton(text=say.plain("Withdraw the request"), callback_data=ask.pack())
        return [[correct_button(say)], [withdraw]]
    if request.stage is Stage.RECEIVED:
        return [[leave_contact(say, introduced=introduced)]]
    return beginning_rows(say, rules, introduced=introduced)


def where_it_stands(request: OwnRequest, say: Say, rules: HouseRules) -> Markup:
    """Return a sentence that says how far it has come."""
    until = _day(request.until, say, rules) if request.until is not None else ""
    match request.stage:
        case Stage.RECEIVED:
            return say("We have it, and a person will answer.")
        case Stage.IN_WORK:
            return say("A person is on it.")
        case Stage.PUT_OFF:
            return say("Put off until {day}, then we come back to you.", day=until)
        case Stage.ANSWERED:
            return say("We have answered it, see above.")
        case Stage.CLOSED:
            return say("Closed, {day}.", day=until)


def _briefly(request: OwnRequest, say: Say, rules: HouseRules) -> Markup:
    """Return how far it has come where the next sentence says who answers, and when."""
    return say("We have it.") if request.stage is Stage.RECEIVED else where_it_stands(request, say, rules)


def _what_next(request: OwnRequest, say: Say) -> Markup:
    if request.stage in (Stage.CLOSED, Stage.ANSWERED):
        return say("Something new? Just write it here.")
    return say("To add something, just write it here.")


def _day(moment: datetime, say: Say, rules: HouseRules) -> str:
    return format_skeleton("MMMMd", moment.astimezone(rules.hours.zone).date(), locale=say.language)


def _rows(rows: list[list[InlineKeyboardButton]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=rows)
