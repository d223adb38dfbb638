"""Announcing is tested against a real database: what lies in the outbox afterwards is what people will see."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.ids import ManagerId
from bot.domain.member import Role
from bot.house_rules import HouseRules
from storage import Session
from tests.fresh_database import open_fresh_storage
from tests.houses import PLAIN_HOUSE

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OLGA, PAVEL, VIKTOR = ManagerId(2001), ManagerId(2002), ManagerId(2003)
TEAM_CHAT = -1001


@pytest.fixture
async def session(tmp_path: Path) -> AsyncIterator[Session]:
    """One transaction, with nobody in it yet."""
    storage = await open_fresh_storage(tmp_path)
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
    return replace(PLAIN_HOUSE, team_chat=team_chat)
