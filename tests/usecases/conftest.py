"""Fixtures of the use case tests: a real database, the team, and a turn in which everything happens."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.usecases.ports import Turn
from storage import Session
from tests.fresh_database import open_fresh_storage
from tests.usecases.cast import EARLIER, NOW, OLGA, PAVEL, VIKTOR


@pytest.fixture
async def session(tmp_path: Path) -> AsyncIterator[Session]:
    """One transaction that lasts as long as the test, with the team in it: everybody has started the bot."""
    storage = await open_fresh_storage(tmp_path)
    async with storage.writing() as session:
        for member in (OLGA, PAVEL, VIKTOR):
            await session.team.add(member.id, member.role, name=member.name, now=EARLIER)
            await session.team.save_started(member.id, name=member.name, language="ru", now=EARLIER)
        yield session
    await storage.close()


@pytest.fixture
def turn(session: Session) -> Turn:
    """The turn in which the deeds of a test are done."""
    return Turn(records=session, now=NOW)
