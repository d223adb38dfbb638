"""Houses: the rules of a business whose owner has decided as little as possible; tests change what they are about."""

from zoneinfo import ZoneInfo

from bot.domain.lead import CloseReason
from bot.domain.topics import Topic, WrittenTopic, topics_of
from bot.domain.working_hours import WorkingHours
from bot.house_rules import HouseRules

LANGUAGES = ("ru", "en")
MOSCOW = ZoneInfo("Europe/Moscow")
PLAIN_HOUSE = HouseRules(
    bot_username="leadhook_bot",
    language="ru",
    lead_word="лид",
    topics=(),
    own_words={},
    region="RU",
    show_telegram_names=False,
    operator=None,
    consent_link=None,
    consent_version="1",
    team_chat=None,
    hours=WorkingHours(zone=MOSCOW, shifts=()),
    reply_minutes=30,
    lease_minutes=60,
    undo_minutes=1440,
    currency="RUB",
    close_reasons=tuple(CloseReason),
)


def topics(*labels: str) -> tuple[Topic, ...]:
    """Topics that are called the same in every language."""
    written = [WrittenTopic(label=label) for label in labels]
    return topics_of(dict.fromkeys(LANGUAGES, written), "ru")
