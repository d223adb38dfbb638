"""The owner's list of reasons for closing: what may stand on it, and how a button names one of them."""

import re
from collections.abc import Sequence
from enum import StrEnum
from hashlib import sha256

from bot.domain.lead import CloseReason, Reason

LONGEST_REASON = 22  # more is cut off on a button of a narrow phone
MOST_REASONS = 8
KEY_LENGTH = 16

_REQUEST = r"(?:лид|обращени|заявк|запрос|клиент|контакт|lead|request|enquir|inquir|client|contact)"
_DUPLICATE = re.compile(
    r"\b(?:дубл(?!ин)|задво|dup(?:e|es|licat\w+)\b|double (?:lead|entry|request))"
    rf"|\b(?:повторн\w+|repeat(?:ed)?) {_REQUEST}|^(?:повтор|repeat)\w*$"
)
_BAD_ADJECTIVE = (
    r"(?:плох|не ?качествен|не ?целев|мусорн|бесполезн|фейков"
    r"|bad|junk|garbage|trash|rubbish|useless|worthless|fake|(?:low|poor)[ -]quality|not qualified|unqualified)"
)
_BAD = re.compile(rf"^{_BAD_ADJECTIVE}\w*$|\b{_BAD_ADJECTIVE}\w* {_REQUEST}|^(?:мусор|хлам|брак|спам|spam)\b")


class NoReason(StrEnum):
    """What is said of a lead instead of why work on it ended."""

    DUPLICATE = "duplicate"
    BAD = "bad"


def why_no_reason(words: str) -> NoReason | None:
    """Return what an owner's words mean if they are no reason: a duplicate is linked, a passer-by kept as a contact."""
    read = " ".join(words.casefold().replace("ё", "е").split())
    if _DUPLICATE.search(read):
        return NoReason.DUPLICATE
    return NoReason.BAD if _BAD.search(read) else None


def key_of(reason: Reason) -> str:
    """Return what a button names a reason by: short, and of no other reason, whatever the list becomes later."""
    return reason.value if isinstance(reason, CloseReason) else sha256(reason.encode()).hexdigest()[:KEY_LENGTH]


def named_by(key: str, reasons: Sequence[Reason]) -> Reason | None:
    """Return just the reason that a button was made for, wherever it stands on the list now, if it still does."""
    return next((reason for reason in reasons if key_of(reason) == key), None)
