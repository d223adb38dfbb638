"""Fixtures of the delivery tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import open_storage
from tests.clocks import ScaledClock
from tests.delivery.post_office import PostOffice

SPEED = 50.0


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[PostOffice]:
    """A post office whose seconds pass fifty times as fast."""
    clock = ScaledClock(SPEED)
    storage = await open_storage(f"sqlite:///{tmp_path / 'leadhook.db'}")
    await storage.migrate(clock.now())
    yield PostOffice(storage, clock)
    await storage.close()
