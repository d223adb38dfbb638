"""What views are tested with: the rules of a house, and every way of speaking."""

from zoneinfo import ZoneInfo

import pytest

from bot.domain.working_hours import WorkingHours
from bot.house_rules import HouseRules
from bot.texts import Say, speaking


@pytest.fixture
def rules() -> HouseRules:
    """A house in Moscow with a group."""
    return HouseRules(
        bot_username="leadhook_bot",
        language="ru",
        lead_word="лид",
        topics=("Цены",),
        greeting=None,
        region="RU",
        show_telegram_names=False,
        operator="ООО Ромашка",
        consent_link="https://example.com/privacy",
        consent_version="1",
        team_chat=-1001,
        hours=WorkingHours(zone=ZoneInfo("Europe/Moscow"), shifts=()),
        reply_minutes=30,
    )


@pytest.fixture(params=[("ru", "лид"), ("ru", "обращение"), ("en", "лид")], ids=["лид", "обращение", "English"])
def say(request: pytest.FixtureRequest) -> Say:
    """Russian with each of its words for a lead, and English."""
    return speaking(*request.param)


@pytest.fixture
def russian() -> Say:
    """Russian as it is by default."""
    return speaking("ru")
