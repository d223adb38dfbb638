"""Announcing is tested against a real database: what lies in the outbox afterwards is what people will see."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.ids import ManagerId
from bot.domain.member import Role
from bot.domain.working_hours import WorkingHours
from bot.house_rules import HouseRules
from storage import Session, open_storage

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OLGA, PAVEL, VIKTOR = ManagerId(2001), ManagerId(2002), ManagerId(2003)
TEAM_CHAT = -1001


@pytest.fixture
async def session(tmp_path: Path) -> AsyncIterator[Session]:
    """One transaction, with nobody in it yet."""
    storage = await open_storage(f"sqlite:///{tmp_path / 'leadhook.db'}")
    await storage.migrate(NOW)
    async with storage.writing() as session:
        yield session
    await storage.close()


async def hire(session: Session, *members: ManagerId) -> None:
    """Let people join the team and start the bot; Viktor is the owner."""
    names = {OLGA: "Ольга", PAVEL: "Павел", VIKTOR: "Виктор"}
    for member in members:
        role = Role.OWNER if member == VIKTOR else Role.MANAGER
        await session.team.add(member, role, name=names[member], now=NOW)
        await session.team.save_started(member, name=names[member], language="ru", now=NOW)


def house(*, team_chat: int | None) -> HouseRules:
    """The rules of a house with or without a group."""
    return HouseRules(
        bot_username="leadhook_bot",
        language="ru",
        lead_word="лид",
        topics=(),
        greeting=None,
        region="RU",
        show_telegram_names=False,
        operator=None,
        consent_link=None,
        consent_version="1",
        team_chat=team_chat,
        hours=WorkingHours(zone=ZoneInfo("Europe/Moscow"), shifts=()),
        reply_minutes=30,
    )
