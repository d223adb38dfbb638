"""What all buttons have in common: a press is read only as this bot writes it, and its numbers are bounded."""

from typing import Annotated, Self

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

LARGEST = 2**63 - 1
LAST_MOMENT = 253_402_300_799_999  # milliseconds until the end of the year 9999
Positive = Field(ge=1, le=LARGEST)
GroupId = Annotated[int, Field(ge=-LARGEST, le=-1)]
ReasonKey = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,16}$")]


class Button(CallbackData, prefix="button"):
    """The base of all buttons."""

    @classmethod
    def unpack(cls, value: str) -> Self:
        """Read a press; raises ValueError for anything this bot does not write."""
        button = super().unpack(value)
        if button.pack() != value:
            raise ValueError("not written by this bot")
        return button
