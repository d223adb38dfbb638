"""Own data: everything that is kept about one identity, for the person it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.consent import Consent
from bot.domain.contact_points import ContactPoint
from bot.domain.ids import InterestId
from bot.domain.interest import Interest
from bot.domain.lead import Lead
from bot.domain.on_behalf import OnBehalf
from bot.domain.own_request import Stage
from bot.domain.prospect import Prospect

PAUSE = timedelta(minutes=10)  # between two files for the same person


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Something that was said, and when."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRequest:
    """A request as the person who sent it may know it, whether or not a lead came of it."""

    name: str
    wish: str
    contact_points: tuple[ContactPoint, ...]
    on_behalf: OnBehalf | None
    came_at: datetime
    stage: Stage
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    """What is kept, oldest first; `requests` are the leads as their person may know them, and what became no lead.

    `asked`: what an exclusion kept out of the journal - its person learns of the words, not of the exclusion - and
    what was changed later, as it was before. `places`: what the chat or post is called where others saw a line of the
    journal. `answers`: what the team and the bot wrote; `updates`: messages in the
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
    requests: tuple[SentRequest, ...] = ()
    places: Mapping[InterestId, str] = field(default_factory=dict)
