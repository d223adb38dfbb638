"""House rules: what the owner decided in the config, as handlers, views and announcements need it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.lead import Reason
from bot.domain.ready_answers import ReadyAnswer
from bot.domain.topics import Topic
from bot.domain.working_hours import WorkingHours


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """HTML that the owner wrote in one language; what is None is said in the bot's own words."""

    greeting: str | None = None
    contact_question: str | None = None
    name_question: str | None = None
    wish_question: str | None = None
    consent_sentence: str | None = None
    closed_sentence: str | None = None


NO_OWN_WORDS = OwnWords()


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRules:
    """The owner's decisions. `team_chat` is empty where cards go to each member in private.

    `own_words`: what the owner says in words of their own, by language; `privacy_words`: those for /privacy;
    `interest_months`, `closed_leads_months`, `raw_updates_days`: how long what is kept. `searches_while_typing`:
    whether @BotFather was told to switch inline mode on. `words`: which, said in a group, are meant for the company.
    """

    bot_username: str
    language: str
    lead_word: str
    topics: tuple[Topic, ...]
    own_words: Mapping[str, OwnWords]
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
    closed_leads_months: int = 36
    raw_updates_days: int = 7
    invites: bool = True
    ready_answers: tuple[ReadyAnswer, ...] = ()
    human_check_after: int = 0
    searches_while_typing: bool = False
    words: tuple[str, ...] = ()

    def undoable_since(self, now: datetime) -> datetime:
        """Return since when decisions can be undone."""
        return now - timedelta(minutes=self.undo_minutes)

    def own(self, language: str) -> OwnWords:
        """Return the owner's words for people who are spoken to in a language."""
        return self.own_words.get(language, NO_OWN_WORDS)

    @property
    def consent_document(self) -> str:
        """What a consent is given to: whose document, where it is, which version."""
        return repr((self.operator, self.consent_link, self.consent_version))
