"""Own data: everything that is kept about one identity, for the person it belongs to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.consent import Consent
from bot.domain.contact_points import ContactPoint
from bot.domain.interest import Interest
from bot.domain.lead import Lead
from bot.domain.prospect import Prospect

PAUSE = timedelta(minutes=10)  # between two files for the same person


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Something that was said, and when."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    """What is kept, oldest first.

    `asked`: what an exclusion kept out of the journal - its person learns of the words, not of the exclusion - and
    what was changed later, as it was before. `answers`: what the team and the bot wrote; `updates`: messages in the
    form in which Telegram sent them.
    """

    prospect: Prospect
    contact_points: tuple[ContactPoint, ...]
    consents: tuple[Consent, ...]
    journal: tuple[Interest, ...]
    asked: tuple[Words, ...]
    leads: tuple[Lead, ...]
    answers: tuple[Words, ...]
    updates: tuple[str, ...]
