"""Card numbers: what a manager writes behind a command to name one card."""

from aiogram.filters import CommandObject

from bot.domain.errors import NotFound
from bot.views.buttons.base import LARGEST

LONGEST_NUMBER = 20


def digits_behind(command: CommandObject) -> str | None:
    """Return the digits behind a command; None where there is anything else, or nothing."""
    number = (command.args or "").strip().lstrip("№#")
    return number if number.isascii() and number.isdigit() else None


def number_of(digits: str) -> int:
    """Return the number that digits name; raises NotFound for one that no card can have."""
    if len(digits) > LONGEST_NUMBER or not 0 < int(digits) <= LARGEST:
        raise NotFound
    return int(digits)
