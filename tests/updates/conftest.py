"""Fixtures of the tests of updates: a real inbox and a clock moved by hand."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Storage
from tests.fresh_database import open_fresh_storage
from tests.updates.hand_clock import HandClock
from tests.updates.workshop import Workshop


@pytest.fixture
def clock() -> HandClock:
    """A clock that stands still."""
    return HandClock()


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    """An open database with its tables."""
    opened = await open_fresh_storage(tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
def workshop(storage: Storage, clock: HandClock) -> Workshop:
    """A dispatching whose handlers the test writes."""
    return Workshop(storage, clock)
