"""House rules: what the owner decided in the config, as handlers, views and announcements need it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.lead import Reason
from bot.domain.ready_answers import ReadyAnswer
from bot.domain.working_hours import WorkingHours


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRules:
    """The owner's decisions. `team_chat` is empty where cards go to each member in private.

    `privacy_words`: the owner's own for /privacy, by language; `interest_months`, `raw_updates_days`: how long what is
    kept. `searches_while_typing`: whether @BotFather was told to switch inline mode on.
    """

    bot_username: str
    language: str
    lead_word: str
    topics: tuple[str, ...]
    greeting: str | None
    region: str
    show_telegram_names: bool
    operator: str | None
    consent_link: str | None
    consent_version: str
    team_chat: int | None
    hours: WorkingHours
    reply_minutes: int
    lease_minutes: int
    undo_minutes: int
    currency: str
    close_reasons: tuple[Reason, ...]
    privacy_words: Mapping[str, str] = field(default_factory=dict)
    interest_months: int = 12
    raw_updates_days: int = 7
    ready_answers: tuple[ReadyAnswer, ...] = ()
    searches_while_typing: bool = False

    def undoable_since(self, now: datetime) -> datetime:
        """Return since when decisions can be undone."""
        return now - timedelta(minutes=self.undo_minutes)

    @property
    def consent_document(self) -> str:
        """What a consent is given to: whose document, where it is, which version."""
        return repr((self.operator, self.consent_link, self.consent_version))
