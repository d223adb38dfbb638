"""Errand: something to be asked of Telegram or done there, where what it answers is needed, and what became of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.ids import ErrandId

MYSELF = 0  # instead of the bot's own id, which no deed knows
USEFUL_FOR = timedelta(days=1)  # what Telegram has not answered by then is asked no more


class Purpose(StrEnum):
    """What an answer is needed for; each stands for one call that does no harm when it is made twice."""

    LOOK_AT_ONESELF = "look_at_oneself"
    LOOK_AT_CHAT = "look_at_chat"
    LOOK_AT_PLACE = "look_at_place"
    LEAVE_CHAT = "leave_chat"
    PUT_BUTTON = "put_button"
    MAKE_INVITE_LINK = "make_invite_link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A Bot API call to be made. `about`: which of our things it is for, by its number; `tries`: how often it failed.

    `not_after`: later its answer is of no use.
    """

    id: ErrandId
    purpose: Purpose
    about: int
    method: str
    payload: dict[str, Any]
    tries: int
    not_before: datetime
    not_after: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """Telegram did as it was told; `result` is what it answered, as it came."""

    result: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """Telegram refused. `moved_to`: the id that a group has by now, where that is the reason."""

    code: int
    description: str
    moved_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """Telegram was out of reach for so long that the answer is of no use any more."""


Answer = Granted | Denied | Unanswered
