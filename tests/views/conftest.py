"""What views are tested with: the rules of a house, and every way of speaking."""

from dataclasses import replace

import pytest

from bot.house_rules import HouseRules
from bot.texts import Say, speaking
from tests.houses import PLAIN_HOUSE, topics


@pytest.fixture
def rules() -> HouseRules:
    """A house in Moscow with a group."""
    return replace(
        PLAIN_HOUSE,
        topics=topics("Цены"),
        operator="ООО Ромашка",
        consent_link="https://example.com/privacy",
        team_chat=-1001,
    )


@pytest.fixture(params=[("ru", "лид"), ("ru", "обращение"), ("en", "лид")], ids=["лид", "обращение", "English"])
def say(request: pytest.FixtureRequest) -> Say:
    """Russian with each of its words for a lead, and English."""
    return speaking(*request.param)


@pytest.fixture
def russian() -> Say:
    """Russian as it is by default."""
    return speaking("ru")
