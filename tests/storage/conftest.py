"""The contract suite of storage: every test runs on every database; another one joins as a parameter here."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import Session, Storage, open_storage
from tests.fresh_database import lay_fresh_database


@pytest.fixture(params=["sqlite"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each sort."""
    addresses = {"sqlite": f"sqlite:///{tmp_path / 'leadhook.db'}"}
    return addresses[request.param]


@pytest.fixture
async def storage(database_url: str) -> AsyncIterator[Storage]:
    """An open database with its tables."""
    lay_fresh_database(Path(database_url.removeprefix("sqlite:///")))
    opened = await open_storage(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def session(storage: Storage) -> AsyncIterator[Session]:
    """One transaction that lasts as long as the test."""
    async with storage.writing() as session:
        yield session
