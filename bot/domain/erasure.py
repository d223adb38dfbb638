"""Erasure: somebody had everything erased that came through their identity; copies may still be on their way."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ids import ProspectId

TIME_TO_DECIDE = timedelta(days=30)  # GDPR, article 12: one month, for what stands in a client's card
REMINDED_BEFORE = timedelta(days=3)  # of that day
LONGEST_DELETABLE = timedelta(hours=47)  # Telegram Bot API: messages younger than 48 hours can be deleted


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """One erasure, as it began or last had to begin again."""

    id: int
    prospect: ProspectId
    began_at: datetime
