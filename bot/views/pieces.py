"""Pieces: what several messages to a prospect are made of."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup

from bot.domain.contact_points import example_phone
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.views.buttons.prospects import AskForMyself, LeaveContact
from bot.views.cards import shortened

LONGEST_WISH = 300


def one_button(button: InlineKeyboardButton) -> InlineKeyboardMarkup:
    """Return a keyboard of a single button."""
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


def leave_contact(say: Say, *, introduced: bool = False) -> InlineKeyboardButton:
    """Return the button that begins an introduction; whose contact is known is not asked for it again."""
    label = say.plain("Get in touch with me") if introduced else say.plain("Leave a contact")
    return InlineKeyboardButton(text=label, style="primary", callback_data=LeaveContact().pack())


def just_for_myself(say: Say) -> InlineKeyboardButton:
    """Return the button that says that nobody asks for a company."""
    return InlineKeyboardButton(text=say.plain("Just for myself"), callback_data=AskForMyself().pack())


def number_keyboard(say: Say, rules: HouseRules) -> ReplyKeyboardMarkup:
    """Return the keyboard that shares one's number; the field beside it shows how a number is typed."""
    share = KeyboardButton(text=say.plain("Share my number"), request_contact=True, style="primary")
    return ReplyKeyboardMarkup(
        keyboard=[[share]],
        resize_keyboard=True,
        one_time_keyboard=True,
        input_field_placeholder=example_phone(rules.region),
    )


def stacked(*parts: str) -> str:
    """Return parts one below the other, without the empty ones."""
    return "\n".join(part for part in parts if part)


def paragraphs(*parts: str) -> str:
    """Return parts with a free line between them, without the empty ones."""
    return "\n\n".join(part for part in parts if part)


def in_short(wish: str) -> str:
    """Return a wish on one line, cut where it is too long to be shown back; each message of it ends like a sentence."""
    lines = [line.strip() for line in wish.splitlines() if line.strip()]
    return shortened(" ".join([*map(_ended, lines[:-1]), *lines[-1:]]), LONGEST_WISH)


def _ended(line: str) -> str:
    return f"{line}." if line[-1].isalnum() else line
