"""The configuration, typed and frozen: every section and every key, with its default."""

import hmac
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr

from bot.config.own_words import Greeting, OwnWords, WordsLookedFor
from bot.config.section import Section
from bot.config.values import (
    AnswerLabel,
    AnswerWords,
    CloseReasons,
    Currency,
    GroupId,
    Hours,
    OptionalWebAddress,
    Port,
    ProxyAddress,
    Region,
    SomeAnswers,
    SqliteUrl,
    TimeOfDay,
    TimeZone,
    UrlPath,
    UserIds,
    WebAddress,
    listed,
)
from bot.domain.lead import CloseReason
from bot.domain.working_hours import Shift


class LeadWord(StrEnum):
    """What a request accepted for work is called in Russian."""

    LEAD = "лид"
    REQUEST = "обращение"


def _lead_word(value: object) -> object:
    word = value.lower() if isinstance(value, str) else value
    return {"lead": LeadWord.LEAD, "request": LeadWord.REQUEST}.get(str(word), word)


class WebhookSection(Section):
    """[telegram.webhook]: where Telegram delivers updates, and the word by which it is known."""

    url: OptionalWebAddress = ""
    path: UrlPath = "/telegram"
    host: str = "127.0.0.1"
    port: Port = 8081
    secret: SecretStr = SecretStr("")
    secret_file: Path | None = None


class TelegramSection(Section):
    """[telegram]: which bot this is and how it reaches Telegram."""

    api_url: WebAddress = "https://api.telegram.org"
    mode: Literal["polling", "webhook"] = "polling"
    token: SecretStr = SecretStr("")
    token_file: Path | None = None
    proxy: ProxyAddress | None = None
    webhook: WebhookSection = WebhookSection()

    @property
    def webhook_secret(self) -> str:
        """The word that only Telegram and the bot know: the owner's, else one that follows from the token.

        That one stays the same over restarts, needs no file, and does not betray the token.
        """
        own = self.webhook.secret.get_secret_value()
        return own or hmac.digest(self.token.get_secret_value().encode(), b"leadhook webhook", "sha256").hex()


class StorageSection(Section):
    """[storage]: where everything is remembered."""

    url: SqliteUrl = "sqlite:///leadhook.db"


class TeamSection(Section):
    """[team]: who answers, where and when."""

    owners: UserIds = ()
    managers: UserIds = ()
    chat_id: GroupId | None = None
    timezone: TimeZone = ZoneInfo("Europe/Moscow")
    hours: Hours = tuple(Shift(weekday=day, opens=9 * 60, closes=18 * 60) for day in range(5))
    holidays: Annotated[tuple[date, ...], BeforeValidator(listed)] = ()
    daily_line: TimeOfDay = time(9, 30)
    language: Literal["ru", "en"] = "ru"
    currency: Currency = "RUB"
    see_contacts: Literal["own", "all"] = "own"
    lift_exclusions: Literal["own", "all"] = "own"
    close_reasons: CloseReasons = tuple(CloseReason)


class LanguageSection(OwnWords):
    """[intake.ru] and [intake.en]: the owner's words in one language; they win over those in [intake].

    What is looked out for in groups is looked out for in every language.
    """

    words: WordsLookedFor = ()


class IntakeSection(OwnWords):
    """[intake]: how a stranger is met; words written here are said in every language."""

    default_region: Region = "RU"
    show_telegram_names: bool = False
    invite: bool = True
    words: WordsLookedFor = ()
    human_check_after: Annotated[int, Field(ge=0, le=100_000)] = 0
    lead_word: Annotated[LeadWord, BeforeValidator(_lead_word)] = LeadWord.LEAD
    ru: LanguageSection = LanguageSection()
    en: LanguageSection = LanguageSection()

    def words_in(self, language: str) -> OwnWords:
        """The owner's words for people who are spoken to in a language."""
        return self.by_language[language].over(self)

    @property
    def by_language(self) -> dict[str, LanguageSection]:
        """What is written for one language only."""
        return {"ru": self.ru, "en": self.en}


class PrivacyWords(Section):
    """[consent.text]: the owner's own words for /privacy, by language; without them the bot has some."""

    ru: Greeting = ""
    en: Greeting = ""

    @property
    def by_language(self) -> dict[str, str]:
        """The words there are."""
        return {language: words for language, words in {"ru": self.ru, "en": self.en}.items() if words}


class AnswerSection(Section):
    """[[answers]]: one ready answer, on a button for managers. `text` by language."""

    label: AnswerLabel
    text: AnswerWords


class ConsentSection(Section):
    """[consent]: to whom and to which document people consent."""

    operator: str = ""
    link: OptionalWebAddress = ""
    version: Annotated[str, Field(coerce_numbers_to_str=True)] = "1"
    text: PrivacyWords = PrivacyWords()


class RetentionSection(Section):
    """[retention]: how long what nobody needs is kept."""

    raw_updates_days: Annotated[int, Field(ge=1, le=3650)] = 7
    interest_months: Annotated[int, Field(ge=1, le=120)] = 12
    closed_leads_months: Annotated[int, Field(ge=1, le=240)] = 36


class DeadlinesSection(Section):
    """[deadlines]: what is promised, how long a lead is kept for who took it (working minutes), what can be undone."""

    reply_minutes: Annotated[int, Field(ge=1, le=10_000)] = 60
    lease_minutes: Annotated[int, Field(ge=1, le=10_000)] = 60
    undo_minutes: Annotated[int, Field(ge=1, le=525_600)] = 1440


class HttpSection(Section):
    """[http]: the bot's own pages, such as its health; without a port there are none."""

    host: str = "127.0.0.1"
    port: Port | None = None


class Config(Section):
    """Everything the owner may decide."""

    telegram: TelegramSection = TelegramSection()
    storage: StorageSection = StorageSection()
    team: TeamSection = TeamSection()
    intake: IntakeSection = IntakeSection()
    answers: Annotated[tuple[AnswerSection, ...], SomeAnswers] = ()
    consent: ConsentSection = ConsentSection()
    retention: RetentionSection = RetentionSection()
    deadlines: DeadlinesSection = DeadlinesSection()
    http: HttpSection = HttpSection()
