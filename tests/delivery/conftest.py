"""Fixtures of the delivery tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.clocks import ScaledClock
from tests.delivery.post_office import PostOffice
from tests.fresh_database import open_fresh_storage

SPEED = 50.0


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[PostOffice]:
    """A post office whose seconds pass fifty times as fast."""
    clock = ScaledClock(SPEED)
    storage = await open_fresh_storage(tmp_path)
    yield PostOffice(storage, clock)
    await storage.close()
