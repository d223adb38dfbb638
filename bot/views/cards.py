"""Cards: messages that show one thing to managers, are edited in place and known by what they show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from babel.dates import format_datetime
from babel.numbers import format_currency

from bot.domain.ids import LeadId, ProspectId
from bot.domain.member import Member
from bot.domain.money import Money
from bot.domain.paging import Page
from bot.house_rules import HouseRules
from bot.mailboxes import Letter, Priority
from bot.texts import Markup, Say
from bot.views.buttons.base import Button
from bot.views.letters import letter_of

LONGEST_LABEL = 22
MOST_LINES = 12
MOST_ROWS = 5
LONGEST_NAME_SHOWN = 40
LONGEST_CONTACT_SHOWN = 50
PRIMARY, SUCCESS, DANGER = "primary", "success", "danger"

Row = tuple[InlineKeyboardButton, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a card looks like: HTML lines, and rows of buttons."""

    lines: tuple[str, ...]
    rows: tuple[Row, ...] = ()

    @property
    def text(self) -> Markup:
        """The lines as one text."""
        return Markup("\n".join(self.lines[:MOST_LINES]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something asked on a card in place of its main buttons."""

    words: Markup
    rows: tuple[Row, ...]


def lead_subject(lead: LeadId) -> str:
    """Return what the outbox knows a lead's card by."""
    return f"lead:{lead}"


def prospect_subject(prospect: ProspectId) -> str:
    """Return what the outbox knows a prospect's card by."""
    return f"prospect:{prospect}"


def card_letter(
    face: Face,
    *,
    chat_id: int,
    subject: str,
    prospect: ProspectId | None,
    priority: Priority = Priority.NOTICE,
    silent: bool = False,
) -> Letter:
    """Return the letter that makes a card appear in a chat, or changes it there."""
    method = SendMessage(
        chat_id=chat_id,
        text=face.text,
        reply_markup=keyboard(face.rows) if face.rows else None,
        disable_notification=silent or None,
    )
    plain = letter_of(method, priority=priority)
    return Letter(
        chat_id=chat_id,
        method=plain.method,
        payload=plain.payload,
        priority=priority,
        card=subject,
        prospect=prospect,
    )


def keyboard(rows: Sequence[Row]) -> InlineKeyboardMarkup:
    """Return rows of buttons as Telegram wants them."""
    return InlineKeyboardMarkup(inline_keyboard=[list(row) for row in rows])


def button(label: str, press: Button, style: str | None = None) -> InlineKeyboardButton:
    """Return a button with a label that fits a phone; the main one is coloured, a dangerous one red."""
    return InlineKeyboardButton(text=shortened(label, LONGEST_LABEL), callback_data=press.pack(), style=style)


def in_pairs(buttons: Sequence[InlineKeyboardButton]) -> tuple[Row, ...]:
    """Return buttons two in a row."""
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def paging_row(page: Page[Any], press: Callable[[int], Button]) -> Row:
    """Return the buttons that turn to the page before and after, with where one is between them; none for one page."""
    if page.pages == 1:
        return ()
    before, after = max(page.number - 1, 1), min(page.number + 1, page.pages)
    return (
        button("‹", press(before)),
        button(f"{page.number} / {page.pages}", press(page.number)),
        button("›", press(after)),
    )


def shortened(words: str, longest: int) -> str:
    """Return words on one line, cut where they are too long."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def time_of_day(moment: time | datetime) -> str:
    """Return a time as everybody reads it, whichever language it is: morning cannot be taken for evening."""
    return f"{moment:%H:%M}"


def moment_of(moment: datetime, say: Say, rules: HouseRules) -> str:
    """Return a time as the team reads it, in the business's time zone."""
    return format_datetime(moment.astimezone(rules.hours.zone), "d MMMM, HH:mm", locale=say.language)


def money(amount: Money, say: Say) -> str:
    """Return an amount as people of a language write it, without hundredths where there are none."""
    whole = amount.hundredths % 100 == 0
    value = Decimal(amount.hundredths) / 100
    return format_currency(
        value, amount.currency, format="#,##0\u00a0¤" if whole else None, locale=say.language, currency_digits=not whole
    )


def works_alone(team: Sequence[Member], rules: HouseRules) -> bool:
    """Tell whether one person is the whole team: then there is nobody to take a lead from."""
    return rules.team_chat is None and len(team) == 1
